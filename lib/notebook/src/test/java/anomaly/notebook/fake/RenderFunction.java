package anomaly.notebook.fake;

/** A form of a type. */
public interface RenderFunction<T> {
    /** Fills the context's container. */
    void render(T value, FakeKernel.RenderContext context);
}

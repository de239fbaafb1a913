package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The form in which a cell would show a value, for values that are shown elsewhere. */
final class Forms {
    private static final List<Form<?>> ALL = all();

    private Forms() {}

    /** A type and its form. */
    private record Form<T>(Class<T> type, Function<T, Bundle> form) {
        Bundle of(Object value) {
            return form.apply(type.cast(value));
        }
    }

    private static List<Form<?>> all() {
        List<Form<?>> forms = new ArrayList<>();
        Renderings.Registry collect = new Renderings.Registry() {
            @Override
            public <T> void register(Class<T> type, String preferred, Function<T, Bundle> form) {
                forms.add(new Form<>(type, form));
            }
        };
        try {
            Renderings.registerAll(collect);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a form was refused", e);
        }
        return forms;
    }

    /** By the most special type that has a form, as the kernels find it; its text where there is none. */
    static Bundle of(Object value) {
        Form<?> best = null;
        for (Form<?> one : ALL) {
            if (one.type().isInstance(value) && (best == null || best.type().isAssignableFrom(one.type()))) {
                best = one;
            }
        }
        return best == null ? Bundle.text(String.valueOf(value)) : best.of(value);
    }
}

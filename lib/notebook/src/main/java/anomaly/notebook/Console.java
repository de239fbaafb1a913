package anomaly.notebook;

import java.io.PrintStream;

/** The screen of a plain JVM: text, and of what is updated in place only the last state. */
final class Console implements Screen {
    private final PrintStream out;

    Console(PrintStream out) {
        this.out = out;
    }

    /** Looked up at each use, since tests and kernels replace the stream. */
    static Screen standard() {
        return new Console(System.out);
    }

    @Override
    public void show(String id, Bundle what) {
        out.println(what.text());
    }

    @Override
    public void update(String id, Bundle what, boolean last) {
        if (last) {
            out.println(what.text());
        }
    }
}

package anomaly.notebook;

import java.util.Objects;

/**
 * Something a reader can move, in a notebook or in any browser: HTML with its own data and script, which asks nothing of a
 * kernel or a network. Where scripts do not run, in a notebook that is not trusted for example, it is a still picture with
 * its words. As the last value of a cell it is shown.
 */
public final class Interactive {
    private final String html;
    private final Picture still;

    Interactive(String html, Picture still) {
        this.html = Objects.requireNonNull(html, "html");
        this.still = Objects.requireNonNull(still, "still");
    }

    /**
     * The form that moves, for saving: {@code Files.writeString(path, explorer.html())} makes a page that any browser opens.
     * It is plain ASCII and takes its colors from the page it stands in.
     *
     * @return HTML with style, data, script and the still picture
     */
    public String html() {
        return html;
    }

    /**
     * The form for paper, and for places where scripts do not run.
     *
     * @return what is shown before anything is moved
     */
    public Picture still() {
        return still;
    }

    /** What the still picture shows, in words. */
    @Override
    public String toString() {
        return still.alt();
    }

    Bundle bundle() {
        return Bundle.interactive(html, still.bundle());
    }
}

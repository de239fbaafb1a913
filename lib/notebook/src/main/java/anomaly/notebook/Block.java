package anomaly.notebook;

/** Something a cell shows as its last value: HTML in a notebook, text everywhere else. */
public final class Block {
    private final String html;
    private final String text;

    Block(String html, String text) {
        this.html = html;
        this.text = text;
    }

    /**
     * The form a notebook shows.
     *
     * @return HTML without colors of its own
     */
    public String html() {
        return html;
    }

    @Override
    public String toString() {
        return text;
    }

    Bundle bundle() {
        return Bundle.html(html, text);
    }
}

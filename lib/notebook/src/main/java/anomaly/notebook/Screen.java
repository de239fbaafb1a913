package anomaly.notebook;

/** Where outputs go that are not a cell's last value: a notebook's front end, or the console of a plain JVM. */
interface Screen {
    /** Shows nothing. */
    Screen NONE = new Screen() {
        @Override
        public void show(String id, Bundle what) {}

        @Override
        public void update(String id, Bundle what, boolean last) {}
    };

    /** Shows something new under an id. */
    void show(String id, Bundle what);

    /** Replaces what was shown under an id; {@code last} says that no further update will come. */
    void update(String id, Bundle what, boolean last);
}

package anomaly.notebook.exercises;

/** What must hold, in one sentence without a full stop, and where to look when it does not. */
record Property(String sentence, String hint) {}

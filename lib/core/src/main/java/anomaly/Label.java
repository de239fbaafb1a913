package anomaly;

/** What is known about a row. Nothing in this library encodes it as 0/1 or as +1/-1. */
public enum Label {
    /** Known to be normal. */
    NORMAL,
    /** Known to be an anomaly. */
    ANOMALY,
    /** Not known. Measures leave such rows out. */
    UNKNOWN
}

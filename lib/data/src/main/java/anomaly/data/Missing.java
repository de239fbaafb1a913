package anomaly.data;

/**
 * What to do where a file has no number: an empty field, {@code ?}, {@code NA}, {@code NaN}, {@code null}, or an infinite
 * one.
 */
public enum Missing {
    /** Stop, naming the line and the column. The default: nothing is lost in silence. */
    ERROR,
    /** Leave the row out. */
    DROP,
    /** Put the mean of the column's other values (the most frequent category in a categorical column). */
    MEAN,
    /** Put the median of the column's other values (the most frequent category in a categorical column). */
    MEDIAN
}

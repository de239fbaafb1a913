/**
 * Reading data: any file by its type, the course's data sets by name, pictures, and tables.
 *
 * <p>{@link anomaly.data.Datasets} is the door. {@link anomaly.data.ReadOptions} says which column is the label and what to
 * do with text and with missing values.
 *
 * <p>Every reader streams, takes memory only for what it has really read, and names file, place, found and expected when the
 * content is broken. Used by every notebook; taught in notebook 00.
 */
package anomaly.data;

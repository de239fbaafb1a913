/**
 * Reading data: any file by its type, the course's data sets by name, pictures, and tables.
 *
 * <p>{@link anomaly.data.Datasets} is the door. {@link anomaly.data.ReadOptions} says which column is the label and what to
 * do with text and with missing values ({@link anomaly.data.Missing}). {@link anomaly.data.Images} holds pictures with
 * classes and makes data sets of the classes asked for. {@link anomaly.data.Tables} is the bridge to Tablesaw.
 *
 * <p>Every reader streams, takes memory only for what it has really read, and names file, place, found and expected when the
 * content is broken. Used by every notebook; taught in notebook 00.
 */
package anomaly.data;

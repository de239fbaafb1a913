/**
 * What a notebook shows: charts, tables, progress, and the bridge to the Java kernel.
 *
 * <p>A cell ends with a value and the kernel shows it. {@link anomaly.notebook.Charts} makes the charts of the course, {@link
 * anomaly.notebook.Show} its tables; {@link anomaly.notebook.Jupyter} teaches the kernel their forms when it starts, by
 * reflection, so that the same jar serves JJava, IJava and a plain JVM, where everything is text. {@link
 * anomaly.notebook.Progress} and {@link anomaly.notebook.LiveChart} are listeners of a training and are updated in place.
 * {@link anomaly.notebook.Knobs} makes live controls: a moved {@link anomaly.notebook.Knob} calls a function with its {@link
 * anomaly.notebook.Values}, and the {@link anomaly.notebook.Control} shows what that returns. {@link
 * anomaly.notebook.Notebook} is the setup cell, {@link anomaly.notebook.Preset} the switch between a test, a first
 * reading and the figures of the text; {@link anomaly.notebook.Check} and {@link anomaly.notebook.Claim} make a notebook
 * prove what it says. {@link anomaly.notebook.Exercise} answers a reader's solution with the smallest example it fails on,
 * {@link anomaly.notebook.Quiz} asks a question. {@link anomaly.notebook.Explorer} and {@link anomaly.notebook.Animation}
 * make an {@link anomaly.notebook.Interactive} that a reader moves, in a notebook as in the book, where no kernel runs.
 *
 * <p>Used in every notebook; 00 introduces it.
 */
package anomaly.notebook;

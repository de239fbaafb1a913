/**
 * What the exercises of the notebooks are held to, hidden from the reader until {@link anomaly.notebook.Exercise#check} says
 * what fails.
 *
 * <p>One class for each notebook that has exercises to implement: {@code Exercises04} holds those of notebook 04. Each makes
 * {@link anomaly.notebook.exercises.Task}s, whose examples come from the smallest up, so that the first one that fails is the
 * smallest. {@link anomaly.notebook.exercises.Exercises} finds a task by its id; a new notebook adds one class and one line
 * there. {@link anomaly.notebook.exercises.Verdict} is what comes out.
 */
package anomaly.notebook.exercises;

/**
 * The floor and the ceiling of every comparison: {@link anomaly.baseline.RandomScores} knows nothing, {@link
 * anomaly.baseline.PerfectScores} knows the labels. A method below the floor is broken or the question is; a table whose
 * ceiling is not 1 has a bug in its measure. Taught in notebook 01.
 */
package anomaly.baseline;

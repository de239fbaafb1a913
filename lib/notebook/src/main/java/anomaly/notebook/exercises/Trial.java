package anomaly.notebook.exercises;

import java.util.function.Function;

/** One property held against one input. */
record Trial<A>(Property property, Sample sample, Function<A, Answer> ask) {}

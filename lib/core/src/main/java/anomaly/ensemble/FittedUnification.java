package anomaly.ensemble;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Makes scores of one detector comparable with those of others. Made by {@link Unification#fit}; immutable. */
public final class FittedUnification {
    private final Unification unification;
    private final int count;
    private final DoubleUnaryOperator function;

    FittedUnification(Unification unification, int count, DoubleUnaryOperator function) {
        this.unification = unification;
        this.count = count;
        this.function = function;
    }

    /**
     * One score made comparable.
     *
     * @param score a finite score of the detector it was fitted for
     * @return a finite number; larger for larger scores, or equal
     */
    public double apply(double score) {
        return function.applyAsDouble(score);
    }

    /**
     * Many scores made comparable.
     *
     * @param scores finite scores; not changed
     * @return as many numbers
     */
    public double[] apply(double[] scores) {
        return Arrays.stream(scores).map(function).toArray();
    }

    @Override
    public String toString() {
        return unification + " learned from " + count + " scores";
    }
}

package anomaly.boundary;

import anomaly.State;
import anomaly.linear.Products;
import anomaly.linear.SymmetricEigen;
import java.util.Arrays;

/**
 * The method of Nystroem: with the kernel matrix of some rows, {@code K = V diag(l) V'}, the features are {@code z(x) =
 * diag(l)^(-1/2) V' k(x)} with {@code k(x)} the values of the kernel of x with these rows. Exact for the rows themselves and
 * whatever depends on them.
 */
final class NystroemFeatures implements FeatureMap {
    /** Eigenvalues that are smaller by this are rounding. */
    private static final double NOTHING = 1e-10;

    private final double[][] landmarks;
    private final KernelMatrix matrix;
    /** One row a landmark, one column a feature; zeros for the rows that fill up the matrix. */
    private final double[][] projection;

    private NystroemFeatures(Kernel kernel, double[][] landmarks, double[][] projection) {
        this.landmarks = landmarks;
        matrix = new KernelMatrix(kernel, landmarks);
        this.projection = projection;
    }

    static NystroemFeatures of(Kernel kernel, double[][] landmarks) {
        KernelMatrix matrix = new KernelMatrix(kernel, landmarks);
        SupportVectors.checkDiagonal(matrix.diagonal());
        int size = landmarks.length;
        double[][] values = matrix.rows(landmarks);
        double[][] square =
                Arrays.stream(values).map(row -> Arrays.copyOf(row, size)).toArray(double[][]::new);
        SymmetricEigen eigen = SymmetricEigen.of(square, found -> (int) Math.max(
                1,
                Arrays.stream(found)
                        .filter(l -> l > NOTHING * Math.abs(found[0]))
                        .count()));
        double[][] vectors = eigen.vectors();
        double[][] projection = new double[matrix.padded()][vectors.length];
        for (int r = 0; r < vectors.length; r++) {
            double factor = eigen.value(r) > 0 ? 1 / Math.sqrt(eigen.value(r)) : 0;
            for (int i = 0; i < size; i++) {
                projection[i][r] = factor * vectors[r][i];
            }
        }
        return new NystroemFeatures(kernel, landmarks, projection);
    }

    static NystroemFeatures restore(Kernel kernel, State state) {
        Kernel fixed = kernel instanceof Kernel.Linear ? kernel : kernel.with(Gamma.of(state.number("gamma")));
        return new NystroemFeatures(fixed, state.table("landmarks"), state.table("projection"));
    }

    @Override
    public State state() {
        return State.part()
                .with("gamma", matrix.gamma())
                .with("landmarks", landmarks)
                .with("projection", projection);
    }

    @Override
    public int size() {
        return projection[0].length;
    }

    @Override
    public int width() {
        return matrix.width();
    }

    @Override
    public double[][] map(double[][] rows) {
        return Products.times(matrix.rows(rows), projection);
    }

    @Override
    public double[] sums(double[][] rows, double[] weights) {
        double[] ofLandmarks = new double[landmarks.length];
        for (int i = 0; i < ofLandmarks.length; i++) {
            for (int r = 0; r < weights.length; r++) {
                ofLandmarks[i] += projection[i][r] * weights[r];
            }
        }
        return matrix.sums(rows, ofLandmarks);
    }
}

package anomaly.data;

/** The lower triangle L of a covariance matrix C = L L^T, which turns independent normal numbers into correlated ones. */
final class Cholesky {
    private final double[][] lower;

    Cholesky(double[][] covariance) {
        int n = covariance.length;
        lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? root(rest, i) : rest / lower[j][j];
            }
        }
    }

    private static double root(double rest, int i) {
        if (!(rest > 0)) {
            throw new IllegalArgumentException(
                    "covariance has the pivot " + rest + " in row " + i + ", expected a positive definite matrix");
        }
        return Math.sqrt(rest);
    }

    /** L times a vector. */
    double[] times(double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j <= i; j++) {
                product[i] += lower[i][j] * vector[j];
            }
        }
        return product;
    }
}

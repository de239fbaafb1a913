package anomaly.distance;

/** What a covariance of the nearest rows only is to be multiplied by to be that of all rows, were they normal. */
final class CovarianceCorrection {
    /** For 2 and 3 features the fits of the paper, at support 0.5 and 0.875: {alpha, beta} of -alpha / p^beta. */
    private static final double[][] RAW = {
        {1.42764571687802, 1.26263336932151}, {1.06141115981725, 1.28907991440387},
        {0.455179464070565, 1.11192541278794}, {0.294241208320834, 1.09649329149811}
    };

    private static final double[][] REWEIGHTED = {
        {1.02842572724793, 1.67659883081926}, {0.26800273450853, 1.35968562893582},
        {0.544482443573914, 1.25994483222292}, {0.343791072183285, 1.25159004257133}
    };
    /** For one and two features: {a, b} of 1 - e^a / n^b at support 0.5 and at 0.875. */
    private static final double[][] RAW_FEW = {
        {0.262024211897096, 0.604756680630497}, {-0.351584646688712, 1.01646567502486},
        {0.673292623522027, 0.691365864961895}, {0.446537815635445, 1.06690782995919}
    };

    private static final double[][] REWEIGHTED_FEW = {
        {1.11098143415027, 1.5182890270453}, {-0.66046776772861, 0.88939595831888},
        {3.11101712909049, 1.91401056721863}, {0.79473550581058, 1.10081930350091}
    };

    /** A factor beyond this means that the fit was made for more rows. */
    private static final double ABSURD = 50;

    private CovarianceCorrection() {}

    /** For the share of a normal cloud inside an ellipsoid; 1 for all of it. */
    static double consistency(double share, int features) {
        return share >= 1 ? 1 : share / ChiSquared.share(ChiSquared.quantile(share, features), features + 2);
    }

    /** For few rows, before and after reweighting; fits to simulations. */
    static double smallSample(double support, int rows, int features, boolean reweighted) {
        double[][] few = reweighted ? REWEIGHTED_FEW : RAW_FEW;
        double[][] many = reweighted ? REWEIGHTED : RAW;
        double half;
        double most;
        if (features <= 2) {
            half = left(few[2 * features - 2], rows);
            most = left(few[2 * features - 1], rows);
        } else {
            half = left(line(many[0], many[1], features), rows);
            most = left(line(many[2], many[3], features), rows);
        }
        double share = support <= 0.875
                ? half + (most - half) / 0.375 * (support - 0.5)
                : most + (1 - most) / 0.125 * (support - 0.875);
        return share * ABSURD > 1 ? 1 / share : 1;
    }

    private static double left(double[] fit, int rows) {
        return 1 - Math.exp(fit[0]) / Math.pow(rows, fit[1]);
    }

    /** The line in ln n through the fits at n = 2 p² and n = 3 p². */
    private static double[] line(double[] two, double[] three, int features) {
        double atTwo = Math.log(two[0]) - two[1] * Math.log(features);
        double atThree = Math.log(three[0]) - three[1] * Math.log(features);
        double slope = (atTwo - atThree) / Math.log(1.5);
        return new double[] {atTwo + slope * Math.log(2.0 * features * features), slope};
    }
}

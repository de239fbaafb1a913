package anomaly.linear;

/**
 * How many principal components to keep: a number of them, or as many as explain a share of the variance. Never more than
 * the training rows have: rows on a plane have two.
 */
public sealed interface Components {
    /**
     * How many to keep of those there are.
     *
     * @param variances the variances along the components, descending
     * @return 0 to their number
     */
    int count(double[] variances);

    /**
     * A number of components.
     *
     * @param number at least 1; more than there are means all
     * @return that many
     */
    static Components number(int number) {
        return new Number(number);
    }

    /**
     * The fewest components that together explain a share of the variance.
     *
     * @param share more than 0, at most 1; often 0.9 to 0.99
     * @return as many as it takes
     */
    static Components share(double share) {
        return new Share(share);
    }

    /**
     * All components along which there is any variance.
     *
     * @return the share 1
     */
    static Components all() {
        return new Share(1);
    }

    /**
     * A number of components.
     *
     * @param number at least 1; more than there are means all
     */
    record Number(int number) implements Components {
        /** Checks the range. */
        public Number {
            if (number < 1) {
                throw new IllegalArgumentException("number is " + number + ", expected at least 1 component");
            }
        }

        @Override
        public int count(double[] variances) {
            return Math.min(number, variances.length);
        }
    }

    /**
     * The fewest components that together explain a share of the variance.
     *
     * @param share more than 0, at most 1, which means all components
     */
    record Share(double share) implements Components {
        /** Checks the range. */
        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("share is " + share + ", expected more than 0 and at most 1");
            }
        }

        @Override
        public int count(double[] variances) {
            double total = 0;
            for (double variance : variances) {
                total += variance;
            }
            double sum = 0;
            for (int k = 0; k < variances.length; k++) {
                sum += variances[k];
                if (share < 1 && sum >= share * total) {
                    return k + 1;
                }
            }
            return variances.length;
        }
    }
}

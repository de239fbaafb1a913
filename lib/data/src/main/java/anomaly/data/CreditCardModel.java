package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A model of card payments made of published figures only. Normal rows: each of V1 to V28 independently by its quantiles and
 * standard deviation ({@link TailedQuantiles}; the real ones are principal components, hence uncorrelated). Fraud: normal
 * numbers with the mean and covariance of the 492 real frauds. Amount by quartiles and mean ({@link Amounts}); Time of normal
 * rows by the rows in each two hours, of fraud uniform over the two days.
 *
 * <p>What it cannot show: dependence between normal features beyond their scale, the several kinds of fraud, time patterns.
 * Figures: pandas describe() of the whole file as printed in public notebooks; Dal Pozzolo et al. 2015, doi
 * 10.1109/SSCI.2015.33.
 */
final class CreditCardModel {
    private static final String FILE = "creditcard_stats.json";
    private static final double SECONDS = 172_800;

    private final List<TailedQuantiles> normal = new ArrayList<>();
    private final double[] fraudMean;
    private final Cholesky fraudSpread;
    private final Amounts normalAmounts;
    private final Amounts fraudAmounts;
    private final double[] rowsPerBin;
    private final double fraudShare;

    private CreditCardModel(Map<String, Object> facts) {
        fraudShare = Json.number(facts.get("fraud_ratio"));
        fraudMean = Json.numbers(facts.get("fraud_v_mean"));
        fraudSpread = new Cholesky(
                ((List<?>) facts.get("fraud_v_cov")).stream().map(Json::numbers).toArray(double[][]::new));
        rowsPerBin = Json.numbers(facts.get("rows_per_2h"));
        normalAmounts = amounts(Json.members(facts.get("amount_full")));
        fraudAmounts = amounts(Json.members(facts.get("fraud_amount")));
        Map<String, Object> quantiles = Json.members(facts.get("normal_v_quantiles"));
        double[] levels =
                quantiles.keySet().stream().mapToDouble(Double::parseDouble).toArray();
        double[] fraudDeviation = Json.numbers(facts.get("fraud_v_std"));
        double[] deviation = Json.numbers(facts.get("v_std_full"));
        for (int j = 0; j < deviation.length; j++) {
            int feature = j;
            double[] values = quantiles.values().stream()
                    .mapToDouble(row -> Json.numbers(row)[feature])
                    .toArray();
            double fraud = fraudDeviation[j] * fraudDeviation[j] + fraudMean[j] * fraudMean[j];
            double variance = (deviation[j] * deviation[j] - fraudShare * fraud) / (1 - fraudShare);
            normal.add(new TailedQuantiles(levels, values, variance));
        }
    }

    private static Amounts amounts(Map<String, Object> facts) {
        return new Amounts(
                Json.number(facts.get("q25")),
                Json.number(facts.get("median")),
                Json.number(facts.get("q75")),
                Json.number(facts.get("mean")),
                Json.number(facts.get("max")));
    }

    static CreditCardModel of(String json) throws IOException {
        return new CreditCardModel(Json.object(FILE, json));
    }

    Dataset draw(int rows, long seed) {
        if (rows < 2) {
            throw new IllegalArgumentException("rows is " + rows + ", expected at least 2");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int frauds = (int) Math.max(1, Math.round(rows * fraudShare));
        List<Payment> payments = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            payments.add(i < frauds ? fraud(random) : normal(random));
        }
        payments.sort(Comparator.comparingDouble(Payment::time));
        return Dataset.of(
                "creditcard synthetic",
                features(),
                payments.stream().map(Payment::values).toArray(double[][]::new),
                payments.stream().map(Payment::label).toList());
    }

    private static List<String> features() {
        List<String> names = new ArrayList<>();
        names.add("Time");
        names.addAll(Dataset.numbered("V", 28));
        names.add("Amount");
        return Collections.unmodifiableList(names);
    }

    private Payment normal(SplittableRandom random) {
        double[] row = new double[normal.size() + 2];
        row[0] = time(random);
        for (int j = 0; j < normal.size(); j++) {
            row[j + 1] = normal.get(j).draw(random);
        }
        row[row.length - 1] = normalAmounts.draw(random);
        return new Payment(row, Label.NORMAL);
    }

    private Payment fraud(SplittableRandom random) {
        double[] row = new double[fraudMean.length + 2];
        row[0] = Math.floor(random.nextDouble() * SECONDS);
        double[] spread = fraudSpread.times(IntStream.range(0, fraudMean.length)
                .mapToDouble(j -> random.nextGaussian())
                .toArray());
        for (int j = 0; j < spread.length; j++) {
            row[j + 1] = fraudMean[j] + spread[j];
        }
        row[row.length - 1] = fraudAmounts.draw(random);
        return new Payment(row, Label.ANOMALY);
    }

    /** Whole seconds since the first payment. */
    private double time(SplittableRandom random) {
        double left = random.nextDouble() * Arrays.stream(rowsPerBin).sum();
        int bin = 0;
        while (bin < rowsPerBin.length - 1 && left >= rowsPerBin[bin]) {
            left -= rowsPerBin[bin++];
        }
        return Math.floor((bin + random.nextDouble()) * SECONDS / rowsPerBin.length);
    }

    /** One row with its label, to be ordered by time. */
    private static final class Payment {
        private final double[] values;
        private final Label label;

        Payment(double[] values, Label label) {
            this.values = values;
            this.label = label;
        }

        double time() {
            return values[0];
        }

        double[] values() {
            return values;
        }

        Label label() {
            return label;
        }
    }
}

package anomaly.clusters;

import anomaly.neighbors.BlockDistances;
import java.util.Arrays;

/** Which of some points is nearest to each row of a block, and how near; also the second nearest. For one thread. */
final class Nearest {
    private static final int ROWS = RowBlocks.ROWS;

    private final double[][] squares;
    private final double[] first = new double[ROWS];
    private final double[] second = new double[ROWS];
    private final double[] number = new double[ROWS];

    /** Room for so many points. */
    Nearest(int points) {
        squares = new double[points][ROWS];
    }

    /** Measures the rows of a block; what follows speaks of these. */
    void measure(double[] block, double[][] points) {
        Arrays.fill(first, Double.POSITIVE_INFINITY);
        Arrays.fill(second, Double.POSITIVE_INFINITY);
        Arrays.fill(number, 0);
        for (int p = 0; p < points.length; p++) {
            BlockDistances.squared(points[p], block, squares[p]);
            BlockDistances.nearest(squares[p], p, first, second, number);
        }
    }

    /** The squared distance of a row to the nearest point. */
    double square(int row) {
        return first[row];
    }

    /** The squared distance of a row to the second nearest point; infinite where there is one only. */
    double secondSquare(int row) {
        return second[row];
    }

    /** The nearest point of a row: of equally near ones the favorite, else the first. A negative favorite is none. */
    int place(int row, int favorite) {
        if (favorite >= 0 && squares[favorite][row] == first[row]) {
            return favorite;
        }
        return (int) number[row];
    }
}

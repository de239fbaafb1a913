package anomaly.clusters;

import anomaly.neighbors.BlockDistances;
import java.util.Arrays;

/** Which of some points is nearest to each row of a block, and how near; also the second nearest. For one thread. */
final class Nearest {
    private static final int ROWS = RowBlocks.ROWS;

    private final double[][] squares;
    private final double[] first = new double[ROWS];
    private final double[] second = new double[ROWS];

    /** Room for so many points. */
    Nearest(int points) {
        squares = new double[points][ROWS];
    }

    /** Measures the rows of a block; what follows speaks of these. */
    void measure(double[] block, double[][] points) {
        for (int p = 0; p < points.length; p++) {
            BlockDistances.squared(points[p], block, squares[p]);
        }
        System.arraycopy(squares[0], 0, first, 0, ROWS);
        Arrays.fill(second, Double.POSITIVE_INFINITY);
        for (int p = 1; p < points.length; p++) {
            sort(squares[p], first, second);
        }
    }

    private static void sort(double[] squares, double[] first, double[] second) {
        for (int i = 0; i < ROWS; i++) {
            second[i] = Math.min(second[i], Math.max(first[i], squares[i]));
            first[i] = Math.min(first[i], squares[i]);
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
        int place = 0;
        while (place < squares.length - 1 && squares[place][row] != first[row]) {
            place++;
        }
        return place;
    }
}

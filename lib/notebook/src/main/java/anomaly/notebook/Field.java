package anomaly.notebook;

import anomaly.Dataset;
import anomaly.FittedDetector;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Scores of a detector on a regular grid over a rectangle of the plane. */
final class Field {
    /** Grid points on each side. */
    static final int SIDE = 101;

    private final double left;
    private final double bottom;
    private final double width;
    private final double height;
    private final double[] scores;

    private Field(double left, double bottom, double width, double height, double[] scores) {
        this.left = left;
        this.bottom = bottom;
        this.width = width;
        this.height = height;
        this.scores = scores;
    }

    /** Scores the rectangle that holds all rows, with a margin. */
    static Field of(FittedDetector model, Dataset data) {
        Range x = Range.of(data, 0).widened(0.08);
        Range y = Range.of(data, 1).widened(0.08);
        double[][] grid = new double[SIDE * SIDE][];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                grid[i * SIDE + j] = new double[] {x.at(j / (SIDE - 1.0)), y.at(i / (SIDE - 1.0))};
            }
        }
        return new Field(x.low(), y.low(), x.width(), y.width(), model.score(grid));
    }

    double left() {
        return left;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return bottom;
    }

    double top() {
        return bottom + height;
    }

    double[] scores() {
        return scores;
    }

    /** The field as a picture of the wanted size, each pixel interpolated and painted in its band's color. */
    BufferedImage paint(Bands bands, int wide, int high) {
        int[] colors = IntStream.range(0, bands.count())
                .map(band -> bands.color(band).getRGB())
                .toArray();
        int[] pixels = new int[wide * high];
        IntStream.range(0, high).parallel().forEach(py -> {
            double row = (1 - (py + 0.5) / high) * (SIDE - 1);
            for (int px = 0; px < wide; px++) {
                pixels[py * wide + px] = colors[bands.index(at(row, (px + 0.5) / wide * (SIDE - 1)))];
            }
        });
        BufferedImage image = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, wide, high, pixels);
        return image;
    }

    private double at(double row, double column) {
        int i = Math.min(SIDE - 2, (int) row);
        int j = Math.min(SIDE - 2, (int) column);
        double up = row - i;
        double right = column - j;
        double low = scores[i * SIDE + j] * (1 - right) + scores[i * SIDE + j + 1] * right;
        double high = scores[(i + 1) * SIDE + j] * (1 - right) + scores[(i + 1) * SIDE + j + 1] * right;
        return low * (1 - up) + high * up;
    }

    /**
     * The line where the score equals a level, as pieces parted by NaN: {x, y}. Marching squares over triangles, which
     * leave no ambiguous case: each grid cell is cut along its diagonal.
     */
    double[][] contour(double level) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < SIDE - 1; i++) {
            for (int j = 0; j < SIDE - 1; j++) {
                piece(points, level, new int[] {i, j, i, j + 1, i + 1, j + 1});
                piece(points, level, new int[] {i, j, i + 1, j, i + 1, j + 1});
            }
        }
        double[][] line = new double[2][points.size()];
        for (int p = 0; p < points.size(); p++) {
            line[0][p] = points.get(p)[0];
            line[1][p] = points.get(p)[1];
        }
        return line;
    }

    private void piece(List<double[]> into, double level, int[] corners) {
        List<double[]> ends = new ArrayList<>(2);
        for (int a = 0; a < 3; a++) {
            int b = (a + 1) % 3;
            double first = scores[corners[2 * a] * SIDE + corners[2 * a + 1]];
            double second = scores[corners[2 * b] * SIDE + corners[2 * b + 1]];
            if (first > level != second > level) {
                double t = (level - first) / (second - first);
                ends.add(new double[] {
                    left + width / (SIDE - 1) * (corners[2 * a + 1] * (1 - t) + corners[2 * b + 1] * t),
                    bottom + height / (SIDE - 1) * (corners[2 * a] * (1 - t) + corners[2 * b] * t)
                });
            }
        }
        if (ends.size() == 2) {
            into.addAll(ends);
            into.add(new double[] {ends.get(1)[0], Double.NaN});
        }
    }
}

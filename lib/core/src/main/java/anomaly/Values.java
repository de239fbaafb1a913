package anomaly;

import java.util.function.UnaryOperator;

/** How values are kept; rows are addressed by id. */
sealed interface Values {
    /** The row as doubles; may be shared. */
    default double[] row(int id, int width) {
        double[] row = new double[width];
        copy(id, row);
        return row;
    }

    void copy(int id, double[] into);

    void copy(int id, float[] into);

    // Plain classes, not records: arrays have no value equality.

    final class Doubles implements Values {
        private final double[][] rows;

        Doubles(double[][] rows) {
            this.rows = rows;
        }

        @Override
        public double[] row(int id, int width) {
            return rows[id];
        }

        @Override
        public void copy(int id, double[] into) {
            System.arraycopy(rows[id], 0, into, 0, rows[id].length);
        }

        @Override
        public void copy(int id, float[] into) {
            double[] row = rows[id];
            for (int j = 0; j < row.length; j++) {
                into[j] = (float) row[j];
            }
        }
    }

    final class Floats implements Values {
        private final float[][] rows;

        Floats(float[][] rows) {
            this.rows = rows;
        }

        @Override
        public void copy(int id, double[] into) {
            float[] row = rows[id];
            for (int j = 0; j < row.length; j++) {
                into[j] = row[j];
            }
        }

        @Override
        public void copy(int id, float[] into) {
            System.arraycopy(rows[id], 0, into, 0, rows[id].length);
        }
    }

    final class Bytes implements Values {
        private final byte[][] rows;
        private final double scale;
        private final double offset;

        Bytes(byte[][] rows, double scale, double offset) {
            this.rows = rows;
            this.scale = scale;
            this.offset = offset;
        }

        @Override
        public void copy(int id, double[] into) {
            byte[] row = rows[id];
            for (int j = 0; j < row.length; j++) {
                into[j] = (row[j] & 0xff) * scale + offset;
            }
        }

        @Override
        public void copy(int id, float[] into) {
            byte[] row = rows[id];
            for (int j = 0; j < row.length; j++) {
                into[j] = (float) ((row[j] & 0xff) * scale + offset);
            }
        }
    }

    final class Mapped implements Values {
        private final Values values;
        private final int width;
        private final UnaryOperator<double[]> function;

        Mapped(Values values, int width, UnaryOperator<double[]> function) {
            this.values = values;
            this.width = width;
            this.function = function;
        }

        @Override
        public double[] row(int id, int sameWidth) {
            return function.apply(values.row(id, sameWidth));
        }

        @Override
        public void copy(int id, double[] into) {
            System.arraycopy(row(id, width), 0, into, 0, width);
        }

        @Override
        public void copy(int id, float[] into) {
            double[] row = row(id, width);
            for (int j = 0; j < width; j++) {
                into[j] = (float) row[j];
            }
        }
    }
}

package anomaly.boundary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/** Has LIBSVM train a one-class machine. Its printing and its random numbers are static, so that one fit runs at a time. */
final class LibsvmSolver {
    private static final Object LOCK = new Object();
    private static final Pattern ITERATIONS = Pattern.compile("#iter = (\\d+)");

    private LibsvmSolver() {}

    static Solution solve(Kernel kernel, double[][] rows, double nu, double tolerance, int megabytes) {
        StringBuilder printed = new StringBuilder();
        svm_problem problem = problem(rows);
        svm_parameter parameter = parameter(kernel, nu, tolerance, megabytes);
        svm_model model;
        synchronized (LOCK) {
            svm.rand.setSeed(0);
            svm.svm_set_print_string_function(printed::append);
            try {
                model = svm.svm_train(problem, parameter);
            } finally {
                svm.svm_set_print_string_function(text -> {});
            }
        }
        double[] weights = new double[rows.length];
        for (int s = 0; s < model.l; s++) {
            weights[model.sv_indices[s] - 1] = model.sv_coef[0][s];
        }
        SupportVectors support = SupportVectors.of(kernel, rows, weights);
        Matcher found = ITERATIONS.matcher(printed);
        int iterations = found.find() ? Integer.parseInt(found.group(1)) : 0;
        double[] sums = support.sums(rows);
        boolean converged = iterations < Math.max(10_000_000, 100L * rows.length);
        double rho = model.rho[0];
        // With nu 1 it is infinite.
        return Double.isFinite(rho)
                ? new Solution(weights, sums, iterations, converged, rho)
                : new Solution(weights, sums, iterations, converged);
    }

    private static svm_problem problem(double[][] rows) {
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.y = new double[rows.length];
        problem.x = new svm_node[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = nodes(rows[i]);
        }
        return problem;
    }

    private static svm_node[] nodes(double[] row) {
        svm_node[] nodes = new svm_node[row.length];
        for (int j = 0; j < row.length; j++) {
            nodes[j] = new svm_node();
            nodes[j].index = j + 1;
            nodes[j].value = row[j];
        }
        return nodes;
    }

    private static svm_parameter parameter(Kernel kernel, double nu, double tolerance, int megabytes) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.ONE_CLASS;
        parameter.nu = nu;
        parameter.eps = tolerance;
        parameter.cache_size = megabytes;
        parameter.shrinking = 1;
        parameter.kernel_type = svm_parameter.LINEAR;
        if (kernel instanceof Kernel.Rbf rbf) {
            parameter.kernel_type = svm_parameter.RBF;
            parameter.gamma = rbf.gamma().number();
        } else if (kernel instanceof Kernel.Polynomial polynomial) {
            parameter.kernel_type = svm_parameter.POLY;
            parameter.gamma = polynomial.gamma().number();
            parameter.coef0 = polynomial.coef0();
            parameter.degree = polynomial.degree();
        } else if (kernel instanceof Kernel.Sigmoid sigmoid) {
            parameter.kernel_type = svm_parameter.SIGMOID;
            parameter.gamma = sigmoid.gamma().number();
            parameter.coef0 = sigmoid.coef0();
        }
        return parameter;
    }
}

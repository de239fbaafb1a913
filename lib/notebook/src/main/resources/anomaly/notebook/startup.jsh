import anomaly.*;
import anomaly.baseline.*;
import anomaly.notebook.*;
import java.util.function.*;
import java.util.stream.*;
anomaly.notebook.Jupyter.install();

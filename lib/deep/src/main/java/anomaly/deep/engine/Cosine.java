package anomaly.deep.engine;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The cosine as an activation of Deeplearning4j, {@code y = cos(x)}: bounded and without saturation. */
public final class Cosine extends BaseActivationFunction {
    private static final long serialVersionUID = 1;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        in.assign(Transforms.cos(in, true));
        return in;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray derivative = Transforms.sin(in, true).negi();
        return new Pair<>(derivative.muli(epsilon), null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cosine;
    }

    @Override
    public int hashCode() {
        return Cosine.class.hashCode();
    }

    @Override
    public String toString() {
        return "cosine";
    }
}

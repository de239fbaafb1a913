package anomaly.deep;

import anomaly.deep.engine.Cosine;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** What a layer does to each of its values. */
public enum Activation {
    /** {@code x}: any value may come out. */
    IDENTITY {
        @Override
        public IActivation function() {
            return new ActivationIdentity();
        }
    },
    /** {@code max(0, x)}. */
    RELU {
        @Override
        public IActivation function() {
            return new ActivationReLU();
        }
    },
    /** {@code x} above 0, {@code 0.01 x} below. */
    LEAKY_RELU {
        @Override
        public IActivation function() {
            return new ActivationLReLU(0.01);
        }
    },
    /** {@code 1 / (1 + exp(-x))}, between 0 and 1. */
    SIGMOID {
        @Override
        public IActivation function() {
            return new ActivationSigmoid();
        }
    },
    /** The hyperbolic tangent, between -1 and 1. */
    TANH {
        @Override
        public IActivation function() {
            return new ActivationTanH();
        }
    },
    /** {@code cos(x)}, between -1 and 1. */
    COSINE {
        @Override
        public IActivation function() {
            return new Cosine();
        }
    };

    /**
     * The function for a layer of Deeplearning4j.
     *
     * @return a new object
     */
    public abstract IActivation function();
}

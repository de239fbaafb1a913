package anomaly.deep.engine;

/** The lane engine cannot compute a layer; the message names it and says what it can. */
public final class UnsupportedLayerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedLayerException(String message) {
        super(message);
    }
}

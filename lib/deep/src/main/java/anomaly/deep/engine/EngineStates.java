package anomaly.deep.engine;

/** Checks states that come from elsewhere. */
final class EngineStates {
    private EngineStates() {}

    static void check(EngineState state, int parameters, int running) {
        boolean fits = state.parameters().length == parameters && state.running().length == running;
        for (float[] slot : state.slots()) {
            fits &= slot.length == parameters;
        }
        if (!fits) {
            throw new IllegalArgumentException("the state has " + state.parameters().length + " parameters and "
                    + state.running().length + " running averages, expected " + parameters + " and " + running
                    + ": it is of another network");
        }
    }
}

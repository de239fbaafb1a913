package anomaly.deep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All numbers that a network learns, in one array, and their gradients in another. Layers lay theirs out as their loops like
 * it, with places between that stay 0; a {@link Block} says where the numbers of an ordinary array are.
 */
final class Parameters {
    private final List<Block> blocks = new ArrayList<>();
    /** Running averages, which training changes but no gradient does. */
    private final List<Block> averages = new ArrayList<>();

    float[] values = {};
    float[] gradients = {};
    float[] running = {};

    /**
     * Numbers that belong together.
     *
     * @param layer the number of the layer in the network that was compiled
     * @param name what the network calls them
     * @param places where each is, in the order of the ordinary array
     */
    record Block(int layer, String name, int[] places) {}

    /** Room for so many numbers; where it begins. */
    int reserve(int count) {
        int at = values.length;
        values = Arrays.copyOf(values, at + Signal.roundUp(count, Arithmetic.LANES));
        gradients = new float[values.length];
        return at;
    }

    int reserveRunning(int count) {
        int at = running.length;
        running = Arrays.copyOf(running, at + count);
        return at;
    }

    void add(Block block) {
        blocks.add(block);
    }

    void addRunning(Block block) {
        averages.add(block);
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Block> runningBlocks() {
        return averages;
    }

    /** How many numbers are learned, without what lies between. */
    int count() {
        return blocks.stream().mapToInt(block -> block.places().length).sum();
    }
}

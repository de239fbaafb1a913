package anomaly.notebook;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Opens lines to models of the front end, which JSON travels along. */
interface Wire {
    /**
     * Opens a line.
     *
     * @param data what the other end starts with
     * @param heard takes each message that comes; called by the thread that reads all messages, so it returns at once
     * @param gone told when the other end closes the line
     */
    Line open(String data, Consumer<String> heard, Runnable gone);

    /** Answers each message of the lines that the front end opens to a name. */
    void serve(String name, UnaryOperator<String> answers);

    /** The cell that runs now, where that can be known. */
    Optional<Cell> cell();

    /** Two ends that send messages to each other. */
    interface Line {
        String id();

        void send(String data);

        void close();
    }

    /**
     * A cell and one run of it.
     *
     * @param id the same each time it runs
     * @param run another each time
     */
    record Cell(String id, String run) {}
}

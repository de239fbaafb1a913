package anomaly.notebook.exercises;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the tasks of all notebooks by id. */
public final class Exercises {
    private static final Map<String, Task<?>> BY_ID = byId(Stream.of(
            Exercises00.tasks(),
            Exercises01.tasks(),
            Exercises02.tasks(),
            Exercises03.tasks(),
            Exercises04.tasks(),
            Exercises05.tasks(),
            Exercises06.tasks(),
            Exercises07.tasks(),
            Exercises08.tasks()));

    private Exercises() {}

    /**
     * The exercises that can be checked.
     *
     * @return ids such as {@code 04.3}, in order
     */
    public static Set<String> ids() {
        return BY_ID.keySet();
    }

    /**
     * The task with this id.
     *
     * @param id the notebook and the number of the exercise, as in {@code 04.3}
     * @return the task
     * @throws IllegalArgumentException naming the ids there are, if there is no such task
     */
    public static Task<?> find(String id) {
        Task<?> found = BY_ID.get(id);
        if (found == null) {
            throw new IllegalArgumentException("exercise is \"" + id + "\", expected one of " + ids());
        }
        return found;
    }

    private static Map<String, Task<?>> byId(Stream<List<? extends Task<?>>> notebooks) {
        Map<String, Task<?>> made = new TreeMap<>();
        notebooks.flatMap(List::stream).forEach(task -> {
            if (made.put(task.id(), task) != null) {
                throw new IllegalStateException("two exercises are called " + task.id());
            }
        });
        return Collections.unmodifiableMap(made);
    }
}

package anomaly.data;

import java.util.List;

/**
 * What a file says of one of its columns before the first row.
 *
 * @param name as in the header
 * @param categorical whether it becomes one 0/1 feature a value
 * @param declared the values it may take, in order; empty when the file does not declare them
 */
record Column(String name, boolean categorical, List<String> declared) {}

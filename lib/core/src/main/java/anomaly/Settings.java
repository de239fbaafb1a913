package anomaly;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Hyper-parameters as lines of text and back: a record becomes its class and a line a component, by name, and comes back
 * through its constructor, which checks every value. Only records and enum constants of this library are used, so a file can bring in no code.
 */
final class Settings {
    private static final String LIBRARY = "anomaly.";

    private Settings() {}

    /** The settings of a detector by path; its class is at the empty path. */
    static Map<String, String> of(Detector detector) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(detector, Object.class, "", lines);
        return lines;
    }

    private static void put(Object value, Type declared, String path, Map<String, String> lines) {
        if (value instanceof Record settings) {
            Class<?> kind = settings.getClass();
            if (!kind.getName().startsWith(LIBRARY)) {
                throw new UnsupportedOperationException(kind.getName()
                        + " is not a record of this library, so a file cannot bring it back: save the library's own");
            }
            lines.put(path, kind.getName());
            for (RecordComponent component : kind.getRecordComponents()) {
                put(
                        component(settings, component),
                        component.getGenericType(),
                        path + "." + component.getName(),
                        lines);
            }
        } else if (value instanceof List<?> list) {
            lines.put(path, Integer.toString(list.size()));
            for (int i = 0; i < list.size(); i++) {
                put(list.get(i), element(declared), path + "." + i, lines);
            }
        } else if (value instanceof Enum<?> constant) {
            // Where only an interface is declared, the line must tell whose constant it is.
            boolean known = declared instanceof Class<?> kind && kind.isEnum();
            lines.put(
                    path, known ? constant.name() : constant.getDeclaringClass().getName() + "#" + constant.name());
        } else if (value instanceof Number || value instanceof Boolean || value instanceof String) {
            lines.put(path, value.toString());
        } else {
            throw new UnsupportedOperationException("setting '" + path.substring(1) + "' is a "
                    + value.getClass().getName() + ", which has no form in a file: save the library's own detectors");
        }
    }

    private static Object component(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Type element(Type list) {
        return ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    /** The detector that {@link #of} took apart. */
    static Detector detector(Map<String, String> lines) {
        return (Detector) value(Detector.class, "", lines);
    }

    private static Object value(Type declared, String path, Map<String, String> lines) {
        String text = lines.get(path);
        if (text == null) {
            throw new IllegalArgumentException("setting '" + path.replaceFirst("^\\.", "") + "' is missing");
        }
        if (declared instanceof ParameterizedType) {
            List<Object> list = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(text); i++) {
                list.add(value(element(declared), path + "." + i, lines));
            }
            return list;
        }
        Class<?> kind = (Class<?>) declared;
        if (kind.isEnum()) {
            return constant(kind, text, path);
        }
        int hash = text.indexOf('#');
        if (kind.isInterface() && hash > 0) {
            return constant(library(kind, text.substring(0, hash)), text.substring(hash + 1), path);
        }
        return kind.isRecord() || kind.isInterface() ? settings(kind, text, path, lines) : scalar(kind, text);
    }

    private static Object constant(Class<?> kind, String name, String path) {
        if (!kind.isEnum()) {
            throw new IllegalArgumentException("setting '" + path.substring(1) + "' is '" + name + "' of "
                    + kind.getName() + ", expected an enum");
        }
        return Arrays.stream(kind.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("setting '" + path.substring(1) + "' is '" + name
                        + "', expected one of " + Arrays.toString(kind.getEnumConstants())));
    }

    private static Object scalar(Class<?> kind, String text) {
        if (kind == int.class || kind == Integer.class) {
            return Integer.valueOf(text);
        }
        if (kind == long.class || kind == Long.class) {
            return Long.valueOf(text);
        }
        if (kind == double.class || kind == Double.class) {
            return Double.valueOf(text);
        }
        return kind == boolean.class || kind == Boolean.class ? Boolean.valueOf(text) : text;
    }

    private static Object settings(Class<?> declared, String name, String path, Map<String, String> lines) {
        Class<?> kind = library(declared, name);
        if (!kind.isRecord()) {
            throw new IllegalArgumentException("'" + name + "' is an enum, expected one of its constants");
        }
        RecordComponent[] components = kind.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), path + "." + components[i].getName(), lines);
        }
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    kind.getSimpleName() + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Class<?> library(Class<?> declared, String name) {
        try {
            // Looked up without running its static code, which only a record of the library may.
            Class<?> kind = name.startsWith(LIBRARY)
                    ? Class.forName(name, false, Settings.class.getClassLoader())
                    : Object.class;
            if ((kind.isRecord() || kind.isEnum()) && declared.isAssignableFrom(kind)) {
                return kind;
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is not in this version of the library: read the file with the version that wrote it",
                    e);
        }
        throw new IllegalArgumentException("'" + name + "' is no " + declared.getSimpleName()
                + " of this library, expected a record in anomaly.*");
    }
}

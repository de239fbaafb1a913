package anomaly.notebook;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A class compiled and loaded in memory. */
final class Compiled {
    private Compiled() {}

    /**
     * Compiles one class.
     *
     * @param name of the class
     * @param source its text
     * @param classPath where the classes it names are
     * @param parent loads the classes it names
     * @throws ClassNotFoundException if there is no compiler or it refuses the text
     */
    static Class<?> load(String name, String source, Collection<Path> classPath, ClassLoader parent)
            throws ClassNotFoundException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ClassNotFoundException(name + " needs the compiler of a JDK, and this is a JRE");
        }
        StringWriter said = new StringWriter();
        try (Store store = new Store(compiler.getStandardFileManager(null, null, null))) {
            store.at(classPath);
            List<String> options = List.of("-proc:none", "-g:none", "-nowarn");
            if (!compiler.getTask(said, store, null, options, null, List.of(new Text(name, source)))
                    .call()) {
                throw new ClassNotFoundException(name + " does not compile: " + said);
            }
            return new Loader(store.classes(), parent).loadClass(name);
        } catch (IOException e) {
            throw new ClassNotFoundException(name + " could not be compiled", e);
        }
    }

    /** A source that is a string. */
    private static final class Text extends SimpleJavaFileObject {
        private final String source;

        Text(String name, String source) {
            super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }

    /** A class file that is an array. */
    private static final class Bytes extends SimpleJavaFileObject {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes(String name) {
            super(URI.create("bytes:///" + name.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return out;
        }
    }

    private static final class Store extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Bytes> made = new HashMap<>();

        Store(JavaFileManager files) {
            super(files);
        }

        void at(Collection<Path> classPath) {
            String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            handleOption("-classpath", List.of(joined).iterator());
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return made.computeIfAbsent(name, Bytes::new);
        }

        Map<String, byte[]> classes() {
            return made.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().out.toByteArray()));
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}

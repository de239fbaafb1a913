package anomaly;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether inner loops may ask for the processor's vectors by the incubating module {@code jdk.incubator.vector}. Each class
 * that does so has a twin in plain Java, which runs where this says no.
 */
public final class Vectors {
    private Vectors() {}

    /**
     * Whether Java was started with {@code --add-modules jdk.incubator.vector} on a processor that multiplies and adds in one
     * step: without that step, Java computes it by big decimals, a thousand times slower than the plain twin.
     *
     * @return the same answer for as long as this Java runs
     */
    public static boolean available() {
        return Answer.AVAILABLE;
    }

    /** Asked once. */
    private static final class Answer {
        private static final boolean AVAILABLE =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() && fuses();

        private static boolean fuses() {
            try {
                return Boolean.parseBoolean(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .getVMOption("UseFMA")
                        .getValue());
            } catch (IllegalArgumentException | NullPointerException | LinkageError unknown) {
                // Another Java than OpenJDK's: nobody has measured it.
                return false;
            }
        }
    }
}

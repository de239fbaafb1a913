package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A flip-book: one picture after the other at the reader's own pace, such as a boundary as {@code nu} grows or
 * reconstructions by epoch. It never starts by itself. Where scripts do not run it is a sheet of its frames.
 */
public final class Animation {
    private Animation() {}

    /**
     * A flip-book of captioned frames. The whole output stays under 400 KB: frames are drawn at twice the size they are
     * shown at, and coarser, then with fewer colors, where they are too many for that: a dozen score maps fit.
     *
     * @param frames charts or {@link Picture}s of one size by their captions, two or more, in the order of the map; a map
     *     without an order is sorted by caption
     * @return the flip-book
     * @throws IllegalArgumentException if there are fewer than two frames, one is neither chart nor picture or has another
     *     size than the first, or they do not fit into 400 KB
     */
    public static Interactive of(Map<String, ?> frames) {
        Map<String, ?> ordered = Look.ordered(frames);
        return of(new ArrayList<>(ordered.keySet()), new ArrayList<>(ordered.values()));
    }

    /**
     * {@link #of(Map)} with captions and frames side by side, for captions that repeat or frames made in a stream.
     *
     * @param captions one a frame
     * @param frames charts or {@link Picture}s of one size, two or more
     * @return the flip-book
     * @throws IllegalArgumentException if there are not as many captions as frames, and for the reasons of {@link #of(Map)}
     */
    public static Interactive of(List<String> captions, List<?> frames) {
        if (captions.size() != frames.size() || frames.size() < 2) {
            throw new IllegalArgumentException("there are " + captions.size() + " captions and " + frames.size()
                    + " frames, expected as many of both and at least two");
        }
        List<Frame> made = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            made.add(Frame.of(captions.get(i), frames.get(i)));
            sameSize(made.get(i), made.get(0));
        }
        return FlipBook.of(made);
    }

    private static void sameSize(Frame frame, Frame first) {
        if (frame.width() != first.width() || frame.height() != first.height()) {
            throw new IllegalArgumentException("frame \"" + frame.caption() + "\" is " + frame.width() + " x "
                    + frame.height() + " pixels, expected " + first.width() + " x " + first.height()
                    + " as the first: frames of one size do not jump");
        }
    }
}

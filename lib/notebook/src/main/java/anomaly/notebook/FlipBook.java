package anomaly.notebook;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Frames that fit into one output. Where scripts do not run they lie beside each other. */
final class FlipBook {
    /** A notebook may weigh a megabyte, and holds more than an animation. */
    static final int MOST_BYTES = 400_000;
    /** Style, script, captions and the words beside the pictures. */
    private static final int REST = 16_000;

    /** How finely frames are drawn: pixels for each pixel shown, and colors. Coarser, the smallest marks would be lost. */
    private record Grain(double scale, int colors) {}

    private static final List<Grain> GRAINS = List.of(
            new Grain(2, Png.COLORS),
            new Grain(1.5, Png.COLORS),
            new Grain(1, Png.COLORS),
            new Grain(1, 32),
            new Grain(0.75, 32));

    private FlipBook() {}

    static Interactive of(List<Frame> frames) {
        Frame first = frames.get(0);
        Picture sheet = ContactSheet.of(frames);
        int room = MOST_BYTES - REST - base64(sheet.png()).length();
        List<String> pages = GRAINS.stream()
                .map(grain -> fitting(frames, grain, room))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> tooLarge(frames, room));
        PageData data = new PageData()
                .put("width", first.width())
                .put("height", first.height())
                .put("about", first.alt())
                .texts("captions", frames.stream().map(Frame::caption).toList());
        return Page.of("animation", data, spread(frames, pages), sheet);
    }

    /** All frames as small pictures: what the script binds into a book. */
    private static String spread(List<Frame> frames, List<String> pages) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            String caption = frames.get(i).caption();
            made.append("<div style=\"display:inline-block;margin:4px\">")
                    .append(Page.escape(caption))
                    .append("<br>")
                    .append(Page.image(
                            pages.get(i),
                            236,
                            i == 0 ? caption + ": " + frames.get(0).alt() : caption))
                    .append("</div>\n");
        }
        return made.toString();
    }

    /** The frames as base64, or nothing when they take more than the room; it gives up at the first that does not fit. */
    private static Optional<List<String>> fitting(List<Frame> frames, Grain grain, int room) {
        List<String> made = new ArrayList<>();
        int used = 0;
        for (Frame frame : frames) {
            String page = page(frame, grain);
            used += page.length() + frame.caption().length() + 200;
            made.add(page);
            // A first frame far above its share spares drawing the others.
            if (used > room || (made.size() == 1 && (long) used * frames.size() > 2L * room)) {
                return Optional.empty();
            }
        }
        return Optional.of(made);
    }

    private static IllegalArgumentException tooLarge(List<Frame> frames, int room) {
        Grain coarsest = GRAINS.get(GRAINS.size() - 1);
        int needed = frames.stream()
                .mapToInt(frame -> page(frame, coarsest).length())
                .sum();
        return new IllegalArgumentException("the " + frames.size() + " frames of "
                + frames.get(0).width() + " x " + frames.get(0).height() + " pixels take " + needed / 1000
                + " KB even when drawn coarsely, expected at most " + room / 1000
                + " KB: give fewer or smaller frames");
    }

    private static String page(Frame frame, Grain grain) {
        return base64(Png.bytes(frame.drawn(grain.scale()), grain.colors()));
    }

    private static String base64(byte[] png) {
        return Base64.getEncoder().encodeToString(png);
    }
}

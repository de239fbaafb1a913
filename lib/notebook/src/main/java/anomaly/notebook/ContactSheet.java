package anomaly.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small frames of a flip-book beside and below each other, each under its caption. */
final class ContactSheet {
    /** More would be too small to read, or too heavy. */
    private static final int MOST = 6;

    private static final int COLUMNS = 3;
    private static final int COLORS = 64;
    private static final int WIDTH = 236;
    private static final int GAP = 10;
    private static final int CAPTION = 20;

    private ContactSheet() {}

    static Picture of(List<Frame> frames) {
        int shown = Math.min(MOST, frames.size());
        List<Frame> chosen = IntStream.range(0, shown)
                .mapToObj(i -> frames.get(Math.round(i * (frames.size() - 1) / (shown - 1f))))
                .toList();
        int columns = Math.min(COLUMNS, shown);
        int line = CAPTION + tall(frames.get(0)) + GAP;
        int rows = (shown + columns - 1) / columns;
        return Picture.coarse(columns * (WIDTH + GAP) + GAP, rows * line, COLORS, words(frames, shown), g -> {
            for (int i = 0; i < shown; i++) {
                frame(g, chosen.get(i), GAP + i % columns * (WIDTH + GAP), i / columns * line);
            }
        });
    }

    private static int tall(Frame frame) {
        return WIDTH * frame.height() / frame.width();
    }

    private static void frame(Graphics2D g, Frame frame, int x, int y) {
        g.setColor(Look.INK);
        g.setFont(Look.SMALL);
        g.drawString(fitting(g, frame.caption()), x, y + CAPTION - 5);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(frame.drawn(1), x, y + CAPTION, WIDTH, tall(frame), null);
    }

    private static String fitting(Graphics2D g, String caption) {
        String shown = caption;
        while (shown.length() > 1 && g.getFontMetrics().stringWidth(shown) > WIDTH) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    private static String words(List<Frame> frames, int shown) {
        String some = frames.size() > shown ? " (" + shown + " of them shown)" : "";
        return "Animation of " + frames.size() + " frames" + some + ": "
                + frames.stream().map(Frame::caption).collect(Collectors.joining(", ")) + ". The first: "
                + frames.get(0).alt();
    }
}

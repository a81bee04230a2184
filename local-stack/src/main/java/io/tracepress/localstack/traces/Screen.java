package io.tracepress.localstack.traces;

import java.io.PrintStream;

/** Where text is shown: how wide it is, and what it can show. */
public record Screen(int columns, boolean colours, boolean unicode) {

    private static final int DEFAULT_COLUMNS = 120;
    private static final int FEWEST_COLUMNS = 80;

    public Screen {
        columns = Math.max(columns, FEWEST_COLUMNS);
    }

    /** The terminal, or a file or pipe, that a stream goes to. */
    public static Screen of(PrintStream out) {
        var console = System.console();
        var noColour = System.getenv().getOrDefault("NO_COLOR", "");
        return new Screen(
                columns(System.getenv("COLUMNS")),
                console != null && console.isTerminal() && noColour.isEmpty(),
                out.charset().newEncoder().canEncode("█░─…✗"));
    }

    private static int columns(String variable) {
        return variable != null && variable.matches("[1-9]\\d{0,3}") ? Integer.parseInt(variable) : DEFAULT_COLUMNS;
    }

    String span() {
        return unicode ? "█" : "#";
    }

    String queueWait() {
        return unicode ? "─" : "-";
    }

    String gap() {
        return unicode ? "░" : ".";
    }

    String failure() {
        return unicode ? "✗" : "!";
    }

    /** The text, shortened if it has more characters. */
    String fitted(String text, int length) {
        if (text.codePointCount(0, text.length()) <= length) {
            return text;
        }
        var ellipsis = unicode ? "…" : "...";
        return text.substring(0, text.offsetByCodePoints(0, length - ellipsis.length())) + ellipsis;
    }

    String coloured(Colour colour, String text) {
        return colours && !text.isBlank() ? colour.start() + text + Colour.END : text;
    }
}

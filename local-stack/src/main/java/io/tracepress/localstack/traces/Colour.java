package io.tracepress.localstack.traces;

/** The colours of terminals that have eight. */
enum Colour {
    RED(31),
    YELLOW(33),
    CYAN(36),
    FAINT(2);

    static final String END = "\u001b[0m";

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    String start() {
        return "\u001b[" + code + "m";
    }
}

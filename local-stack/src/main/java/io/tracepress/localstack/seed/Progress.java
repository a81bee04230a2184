package io.tracepress.localstack.seed;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** Shows how far the work is: a bar that grows on a terminal, a line for each quarter elsewhere. */
public final class Progress {

    private static final int WIDTH = 30;
    private static final int QUARTERS = 4;

    private final PrintStream out;
    private final boolean terminal;
    private final String full;
    private final String empty;

    private Progress(PrintStream out, boolean terminal, boolean unicode) {
        this.out = out;
        this.terminal = terminal;
        this.full = unicode ? "█" : "#";
        this.empty = unicode ? "░" : ".";
    }

    public static Progress on(PrintStream out) {
        var console = System.console();
        return on(out, console != null && console.isTerminal());
    }

    static Progress on(PrintStream out, boolean terminal) {
        return new Progress(out, terminal, out.charset().newEncoder().canEncode("█░"));
    }

    /** Does something with each of the things, which have this name. */
    <T> void each(String name, List<T> things, Consumer<? super T> action) {
        if (things.isEmpty()) {
            return;
        }
        try {
            for (int done = 0; done < things.size(); done++) {
                show(name, done, things.size());
                action.accept(things.get(done));
            }
            show(name, things.size(), things.size());
        } finally {
            // What follows, a complaint perhaps, begins on a line of its own.
            if (terminal) {
                out.println();
            }
        }
    }

    private void show(String name, int done, int all) {
        if (terminal) {
            int filled = WIDTH * done / all;
            out.printf("\r  %-12s %s%s %d/%d", name, full.repeat(filled), empty.repeat(WIDTH - filled), done, all);
            out.flush();
        } else if (done > 0 && QUARTERS * done / all > QUARTERS * (done - 1) / all) {
            out.println(name + ": " + done + " of " + all);
        }
    }
}

package io.tracepress.localstack;

import java.util.Optional;

/** A port that a process of the stack will listen on. */
record WantedPort(int number, String process) {

    private static final int HIGHEST = 65_535;

    /** What stands in the way, in one line. */
    Optional<String> problem() {
        if (number < 1 || number > HIGHEST) {
            return Optional.of("Port " + number + ", wanted for " + process + ", does not exist");
        }
        if (!Ports.isFree(number)) {
            var holder = PortHolder.of(number).orElse("");
            return Optional.of("Port " + number + ", wanted for " + process + ", is in use" + holder);
        }
        return Optional.empty();
    }
}

package io.tracepress.localstack.seed;

/** Somebody who writes or reads in the demo. */
record Person(String username, String displayName, String bio) {

    /** Of every demo account. */
    static final String PASSWORD = "quiet ghosts in every trace";

    /** A line of {@code people.txt}. */
    static Person parse(String line) {
        var parts = line.split(" \\| ", 3);
        return new Person(parts[0], parts[1], parts[2]);
    }

    /** Below a domain that never exists (RFC 2606), so that no mail can reach a stranger. */
    String email() {
        return username + "@demo.example";
    }
}

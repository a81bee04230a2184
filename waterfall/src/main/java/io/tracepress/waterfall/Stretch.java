package io.tracepress.waterfall;

/** Something that lasted; nanoseconds from the Unix epoch. */
interface Stretch {

    String name();

    long start();

    long end();
}

package io.tracepress.kit.events;

/**
 * How far a group is behind on a stream.
 *
 * @param lag events that it has yet to be given
 * @param pending events that it was given and is not done with
 */
record Backlog(long lag, long pending) {}

package io.tracepress.email;

/**
 * The answer to who may send a mail now.
 *
 * @param ours whether it is the one who asked
 * @param state how far the mail is
 */
record Lease(boolean ours, DeliveryState state) {}

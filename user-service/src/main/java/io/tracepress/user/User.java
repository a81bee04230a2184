package io.tracepress.user;

import java.time.Instant;
import java.util.UUID;

/** A user as others see them. */
record User(UUID id, String username, String displayName, String bio, Instant createdAt) {}

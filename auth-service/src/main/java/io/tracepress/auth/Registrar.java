package io.tracepress.auth;

import com.github.f4b6a3.uuid.UuidCreator;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.identity.CallerAttributes;
import io.tracepress.kit.outbox.Outbox;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Creates accounts. */
@Component
class Registrar {

    // They stand where usernames stand in URLs, or pretend to speak for the platform.
    private static final Set<String> RESERVED =
            Set.of("me", "admin", "administrator", "api", "auth", "root", "support", "system", "tracepress");

    private final PasswordHasher hasher;
    private final CredentialRepository credentials;
    private final Outbox outbox;
    private final UserProfiles profiles;
    private final TransactionOperations transactions;

    Registrar(
            PasswordHasher hasher,
            CredentialRepository credentials,
            Outbox outbox,
            UserProfiles profiles,
            TransactionOperations transactions) {
        this.hasher = hasher;
        this.credentials = credentials;
        this.outbox = outbox;
        this.profiles = profiles;
        this.transactions = transactions;
    }

    /** The new account. It stands even when user-service is away: user.registered brings the profile later. */
    Credential register(NewAccount account) {
        if (RESERVED.contains(LoginName.key(account.username()))) {
            throw ServiceFailure.invalid("username", "is reserved");
        }
        var credential = new Credential(
                UuidCreator.getTimeOrderedEpoch(),
                account.email().strip(),
                account.username(),
                hasher.hashPassword(account.password()),
                false);
        CallerAttributes.recordUser(credential.userId());
        transactions.executeWithoutResult(_ -> {
            credentials.add(credential);
            outbox.write(UserRegistered.newBuilder()
                    .setUserId(credential.userId().toString())
                    .build());
        });
        profiles.create(credential.userId(), credential.username());
        return credential;
    }
}

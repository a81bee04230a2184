package io.tracepress.user;

import io.tracepress.kit.errors.ServiceFailure;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The profiles of all users. */
@Component
class Profiles {

    private static final int MAX_BATCH = 100;

    private final UserRepository users;

    Profiles(UserRepository users) {
        this.users = users;
    }

    /** The user's profile, made if it is not there yet. */
    User create(UUID id, String username) {
        try {
            users.addIfAbsent(id, username);
        } catch (DuplicateKeyException taken) {
            throw ServiceFailure.alreadyExists("username", "The username is taken.");
        }
        return get(id);
    }

    boolean exists(UUID id) {
        return users.find(id).isPresent();
    }

    User get(UUID id) {
        return users.find(id).orElseThrow(Profiles::noSuchUser);
    }

    User get(String username) {
        return users.findByUsername(username).orElseThrow(Profiles::noSuchUser);
    }

    User change(UUID id, ProfileChange change) {
        return users.update(id, change).orElseThrow(Profiles::noSuchUser);
    }

    /** The profiles that exist among these ids. */
    List<User> getAll(List<UUID> ids) {
        if (ids.size() > MAX_BATCH) {
            throw ServiceFailure.invalid("ids", "must be at most " + MAX_BATCH);
        }
        return ids.isEmpty() ? List.of() : users.findAll(ids);
    }

    private static ServiceFailure noSuchUser() {
        return ServiceFailure.notFound("There is no such user.");
    }
}

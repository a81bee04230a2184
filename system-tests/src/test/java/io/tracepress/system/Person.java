package io.tracepress.system;

import java.util.Map;
import java.util.UUID;

/** Somebody with an account, whose name, address and passwords are nobody else's. */
record Person(String username, String email, String password, String newPassword) {

    static Person unique() {
        String name = "p" + UUID.randomUUID().toString().substring(0, 13);
        return new Person(name, name + "@example.org", "first secret of " + name, "second secret of " + name);
    }

    String wrongPassword() {
        return "a guess by " + username;
    }

    Map<String, String> registration() {
        return Map.of("email", email, "username", username, "password", password);
    }

    Map<String, String> login() {
        return Map.of("email", email, "password", password);
    }

    Map<String, String> passwordChange() {
        return Map.of("currentPassword", password, "newPassword", newPassword);
    }
}

package io.tracepress.auth;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a person who registers states about themself. */
record NewAccount(
        @NotBlank @Email @Size(max = 254) String email,

        @NotBlank @Pattern(regexp = "[A-Za-z0-9_-]{3,30}", message = "must be 3 to 30 letters, digits, '-' or '_'")
        String username,

        @AcceptablePassword String password) {

    @Override
    public String toString() {
        return "NewAccount[" + username + "]";
    }
}

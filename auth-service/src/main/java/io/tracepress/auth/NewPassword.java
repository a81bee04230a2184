package io.tracepress.auth;

/** A password that a user wants to have. */
record NewPassword(@AcceptablePassword String newPassword) {

    @Override
    public String toString() {
        return "NewPassword[***]";
    }
}

-- auth-service lets nobody register a name that differs from another's in case only.
CREATE UNIQUE INDEX users_by_username ON users (lower(username));

#!/bin/sh
# Creates each service's database and role where they are missing, and sets the role's password in any case, so that it
# may run before every start. One file per database in $ROLES, named as it and its role, holds the password.
# Read by docker-compose.yml; to check it: docker compose run --rm databases
set -eu

PGPASSWORD=$(cat "$SUPERUSER_PASSWORD_FILE")
export PGPASSWORD

for file in "$ROLES"/*; do
  psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --set name="${file##*/}" --set password="$(cat "$file")" <<'SQL'
SELECT format('CREATE ROLE %I LOGIN', :'name') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'name') \gexec
ALTER ROLE :"name" PASSWORD :'password';
SELECT format('CREATE DATABASE %I OWNER %I', :'name', :'name')
  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name') \gexec
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
  echo "database ${file##*/} is there"
done

# What the scripts of this folder share; sourced by them. Works with the bash 3.2 of macOS.

# What refers to others comes first: what it refers to is in the later copies, too.
databases=(emails comments blogs users auth)
namespace=tracepress
engine=kubectl
folder=

fail() {
  echo "$1" >&2
  exit 1
}

read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --compose) engine=compose ;;
      --namespace)
        [ $# -gt 1 ] || fail "--namespace needs a name"
        namespace=$2
        shift
        ;;
      --namespace=*) namespace=${1#--namespace=} ;;
      -*) fail "There is no option $1; the first lines of this script name them." ;;
      *) folder=$1 ;;
    esac
    shift
  done
  [ -n "$folder" ] || fail "Name the folder of the backup."
  case $folder in
    /*) ;;
    *) folder=$OLDPWD/$folder ;;
  esac
}

# A program beside the server, where the superuser needs no password.
in_server() {
  case $engine in
    compose) docker compose --project-directory .. exec --no-TTY postgres "$@" ;;
    kubectl) kubectl --namespace="$namespace" exec --stdin --quiet postgres-0 --container=postgres -- "$@" ;;
  esac
}

in_redis() {
  local script="REDISCLI_AUTH=\$(sed 's/.*>\\([^ ]*\\) .*/\\1/' /run/secrets/redis/users.acl); export REDISCLI_AUTH; $1"
  case $engine in
    compose) docker compose --project-directory .. exec --no-TTY redis sh -c "$script" ;;
    kubectl) kubectl --namespace="$namespace" exec --stdin --quiet redis-0 --container=redis -- sh -c "$script" ;;
  esac
}

query() {
  in_server psql --username=postgres --dbname="$1" --no-psqlrc --quiet --tuples-only --no-align \
    --set=ON_ERROR_STOP=1 --command="$2" </dev/null
}

# Of all tables together, counted and not estimated.
rows() {
  query "$1" "SELECT coalesce(sum((xpath('/row/n/text()', query_to_xml(
    format('SELECT count(*) AS n FROM %I.%I', schemaname, relname), false, true, '')))[1]::text::bigint), 0)
    FROM pg_stat_user_tables"
}

# Stacks of one's own for benchmarks, each by a name: sourced, not run, in the repository's folder. Their data is under
# $work, which goes away with them: trap stop_stacks EXIT. The services get the environment that start_stack has.
work=$(mktemp -d)

# NAME COMMAND...: ./tracepress for that stack.
stack() {
  TRACEPRESS_HOME="$work/stacks/$1" ./tracepress "${@:2}"
}

# NAME PORT_OFFSET. Without start-up caches: the code they hold is optimized later than it would be.
start_stack() {
  mkdir -p "$work/stacks"
  stack "$1" up -d --port-offset "$2" --no-startup-cache >"$work/$1.log" || {
    cat "$work/$1.log" >&2
    return 1
  }
}

stop_stacks() {
  local folder
  for folder in "$work"/stacks/*/; do
    stack "$(basename "$folder")" down --purge >/dev/null 2>&1 &
  done
  wait
  rm -rf "$work"
}

# NAME PATTERN: of the services whose whole name matches, such as trace-desk or .*-service.
pids_of() {
  stack "$1" status | awk -v pattern="^($2)\$" '$1 ~ pattern { print $2 }'
}

# PID...: the CPU time in seconds that they and their children, as PostgreSQL has, have taken until now.
cpu_seconds() {
  cat $(printf '/proc/%s/stat ' "$@" $(pgrep -P "$(IFS=, && echo "$*")")) |
    awk -v hertz="$(getconf CLK_TCK)" '{ sub(".*\\) ", ""); cpu += $12 + $13 } END { print cpu / hertz }'
}

# Of the numbers on stdin.
median() {
  sort -g | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

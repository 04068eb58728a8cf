# A PostgreSQL of the tests' own: loopback only, a data folder of its own, gone at the end.
# Sourced by ./dev test; sets CAIKA_TEST_POSTGRES when a server could be had.

postgres_folder=
postgres_pid=

# As the unix user postgres when root, because PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

postgres_binaries() {
  local folder
  folder=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$folder" ] && [ -x "$folder/postgres" ] && printf '%s' "$folder"
}

start_postgres() {
  local binaries port secret
  [ -z "${CAIKA_TEST_POSTGRES:-}" ] || return 0
  binaries=$(postgres_binaries) || { install_packages postgresql && binaries=$(postgres_binaries); } ||
    { say "There is no PostgreSQL here: the tests that need it are skipped."; return 0; }

  postgres_folder=$state/postgres-$$
  mkdir -p "$postgres_folder"
  if [ "$(id -u)" = 0 ] && ! as_postgres test -x "$postgres_folder"; then
    # The copy lies where the user postgres may not go.
    rmdir "$postgres_folder"
    postgres_folder=$(mktemp -d /var/tmp/caika-postgres-XXXXXX)
  fi
  secret=$(head -c 18 /dev/urandom | base64 | tr -d '/+=')
  printf '%s\n' "$secret" >"$postgres_folder/secret"
  [ "$(id -u)" != 0 ] || chown -R postgres: "$postgres_folder"

  if ! as_postgres "$binaries/initdb" -D "$postgres_folder/data" -U caika --pwfile="$postgres_folder/secret" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$state/postgres.log" 2>&1; then
    say "PostgreSQL could not be prepared (artifacts/dev/postgres.log): the tests that need it are skipped."
    return 0
  fi
  port=$(free_port)
  # Nothing here has to survive a power cut, so nothing waits for the disk.
  as_postgres "$binaries/postgres" -D "$postgres_folder/data" -p "$port" -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
    -c max_connections=200 >>"$state/postgres.log" 2>&1 </dev/null &
  for _ in $(seq 100); do
    postgres_pid=$(head -n 1 "$postgres_folder/data/postmaster.pid" 2>/dev/null || true)
    if [ -n "$postgres_pid" ] && "$binaries/pg_isready" -q -h 127.0.0.1 -p "$port"; then
      export CAIKA_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=caika;Password=$secret;Database=postgres"
      return 0
    fi
    sleep 0.1
  done
  say "PostgreSQL did not start (artifacts/dev/postgres.log): the tests that need it are skipped."
}

free_port() {
  local port
  for port in $(shuf -i 20000-32000 -n 50); do
    answers "$port" || { printf '%s' "$port"; return 0; }
  done
}

stop_postgres() {
  if [ -n "$postgres_pid" ]; then
    # SIGINT is PostgreSQL's fast shutdown: it drops its clients and ends in order.
    kill -INT "$postgres_pid" 2>/dev/null || true
    for _ in $(seq 100); do
      kill -0 "$postgres_pid" 2>/dev/null || break
      sleep 0.1
    done
    postgres_pid=
  fi
  if [ -n "$postgres_folder" ]; then
    rm -rf "$postgres_folder"
    postgres_folder=
  fi
}

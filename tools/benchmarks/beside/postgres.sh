#!/bin/sh
# PostgreSQL's pg_trgm beside rightsdesk search: a private server, a trigram index over the name, the nearest 50 names.
# Usage: postgres.sh FOLDER [REQUESTERS]. Says so and leaves when PostgreSQL is not installed.
set -eu
folder=$1
count=${2:-30}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
if [ -z "$bin" ] || [ ! -e "$(dirname "$(dirname "$bin")")/../../share/postgresql/$(basename "$(dirname "$bin")")/extension/pg_trgm.control" ]; then
  echo "PostgreSQL is not installed (apt-get install postgresql): left out"
  exit 0
fi
place=$(mktemp -d /tmp/rightsdesk-pg.XXXXXX)
as=
if [ "$(id -u)" -eq 0 ]; then
  as="runuser -u postgres --"
  chown postgres "$place"
fi
stop() { $as "$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$place"; }
trap stop EXIT INT TERM
cd "$place"
$as "$bin/initdb" -D "$place/data" -A trust --locale=C.UTF-8 >/dev/null
$as "$bin/pg_ctl" -D "$place/data" -w -l "$place/log" -o "-k $place -c listen_addresses='' -c max_parallel_workers_per_gather=0 -c shared_buffers=512MB" start >/dev/null
sql() { $as psql -h "$place" -d postgres -qAt -v ON_ERROR_STOP=1 "$@"; }
sql -c "CREATE EXTENSION pg_trgm; CREATE TABLE raw (rec text, given text, family text, number text, street text, suburb text, postcode text, born text, member text)"
sql -c "COPY raw FROM STDIN CSV HEADER" <"$folder/list.csv"
sql -c "CREATE TABLE people AS SELECT rec, lower(given || ' ' || family) AS name FROM raw; DROP TABLE raw;
  CREATE INDEX ON people USING gin (name gin_trgm_ops); ANALYZE people"
head -n "$count" "$folder/queries.jsonl" | jq -r '"SELECT rec FROM people WHERE name % $q$" + (((.given // "") + " " + (.family // "")) | ascii_downcase) + "$q$ ORDER BY similarity(name, $q$" + (((.given // "") + " " + (.family // "")) | ascii_downcase) + "$q$) DESC, rec LIMIT 50;"' >"$place/asks.sql"
chmod 644 "$place/asks.sql"
{ printf '%s\n' '\timing on'; cat "$place/asks.sql"; } | sql -f - >"$place/out"
median=$(sed -n 's/^Time: \([0-9.]*\) ms.*/\1/p' "$place/out" | sort -n | awk '{a[NR]=$1} END {print a[int((NR+1)/2)]}')
echo "PostgreSQL pg_trgm, GIN index over the name: $(sql -c 'SELECT count(*) FROM people') people, median $median ms; the index alone $(sql -c "SELECT pg_size_pretty(pg_indexes_size('people'))")"

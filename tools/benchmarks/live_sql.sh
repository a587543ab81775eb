#!/bin/sh
# A live system that may only be asked: a private MariaDB with the people of `make-people list`, asked with the six probes of
# connectors/liquidlogic-childrens-system that need no number. Prints how many of the requesters' records they pull, how many records
# they pull in all, and how long the six take. Usage: live_sql.sh FOLDER [QUERIES.jsonl [REQUESTERS]]
set -eu
folder=$1
queries=${2:-$folder/queries_without_number.jsonl}
count=${3:-1000}
command -v mariadbd >/dev/null && command -v jq >/dev/null || { echo "MariaDB or jq is not installed: left out"; exit 0; }
place=$(mktemp -d /tmp/rightsdesk-live.XXXXXX)
server=
stop() { [ -z "$server" ] || { kill "$server" && wait "$server" || true; }; rm -rf "$place"; }
trap stop EXIT INT TERM
user=
if [ "$(id -u)" -eq 0 ]; then user=mysql; chown mysql "$place"; chmod 755 "$place"; fi
mariadb-install-db --no-defaults ${user:+--user=$user} --datadir="$place/data" --auth-root-authentication-method=normal >/dev/null 2>&1
mariadbd --no-defaults ${user:+--user=$user} --datadir="$place/data" --socket="$place/s" --skip-networking --innodb-buffer-pool-size=512M \
  --local-infile=1 >"$place/log" 2>&1 &
server=$!
sql() { mariadb --no-defaults -u root --socket="$place/s" -N --local-infile=1 --default-character-set=utf8mb4 "$@"; }
for _ in $(seq 100); do sql -e 'SELECT 1' >/dev/null 2>&1 && break; sleep 0.2; done
sql -e "CREATE DATABASE live CHARACTER SET utf8mb4; USE live;
  CREATE TABLE raw (rec varchar(20), given varchar(80), family varchar(80), number varchar(20), street varchar(120), suburb varchar(80), postcode varchar(10), born char(8), member varchar(20));
  LOAD DATA LOCAL INFILE '$folder/list.csv' INTO TABLE raw FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '\"' IGNORE 1 LINES;
  CREATE TABLE ssd_person (pers_person_id varchar(20) PRIMARY KEY, pers_forename varchar(80), pers_surname varchar(80), pers_dob char(8),
    KEY (pers_surname, pers_forename), KEY (pers_dob)) SELECT rec AS pers_person_id, given AS pers_forename, family AS pers_surname, born AS pers_dob FROM raw;
  CREATE TABLE ssd_address (addr_person_id varchar(20), addr_address_postcode varchar(10), KEY (addr_person_id), KEY (addr_address_postcode))
    SELECT rec AS addr_person_id, postcode AS addr_address_postcode FROM raw; DROP TABLE raw;
  CREATE TABLE truth (id varchar(20), source varchar(20), rec varchar(20), tradition varchar(40), KEY (id));
  LOAD DATA LOCAL INFILE '$folder/truth.csv' INTO TABLE truth FIELDS TERMINATED BY ',' IGNORE 1 LINES;
  CREATE TABLE pulled (id varchar(20), rec varchar(20), PRIMARY KEY (id, rec))"
# Each probe as the profile has it, with the requester's values in the place of its words; left out when one is not known.
head -n "$count" "$queries" | jq -r '
  def bound: "\u0027" + gsub("\u0027"; "\u0027\u0027") + "\u0027";
  . as $q | (.born // "") as $born | (if ($born | length) == 8 then $born[0:4] + $born[6:8] + $born[4:6] else "" end) as $swapped |
  {given: ($q.given // ""), family: ($q.family // ""), born: $born, swapped: $swapped, postcode: ($q.address.postcode // "")} as $known |
  ("p.pers_surname = :family AND p.pers_dob = :born", "p.pers_forename = :given AND p.pers_dob = :born",
   "p.pers_surname = :family AND p.pers_dob = :swapped", "p.pers_forename = :given AND p.pers_dob = :swapped",
   "p.pers_surname = :family AND p.pers_forename = :given",
   "p.pers_dob = :born AND p.pers_person_id IN (SELECT addr_person_id FROM ssd_address WHERE addr_address_postcode = :postcode)") |
  . as $probe | [scan(":([a-z]+)") | .[0]] as $needs | select(all($needs[]; $known[.] != "")) |
  reduce $needs[] as $name ($probe; gsub(":" + $name; $known[$name] | bound)) |
  "INSERT IGNORE INTO pulled SELECT \($q.id | bound), p.pers_person_id FROM ssd_person p WHERE \(.);"' >"$place/each.sql"
sql live <"$place/each.sql"
sql live -e "CREATE TABLE asked (id varchar(20) PRIMARY KEY)"
head -n "$count" "$queries" | jq -r '.id' | sql live -e "LOAD DATA LOCAL INFILE '/dev/stdin' INTO TABLE asked"
sql live -e "SELECT CONCAT((SELECT COUNT(*) FROM ssd_person), ' people, six probes: found ', ROUND(SUM(p.rec IS NOT NULL) / COUNT(*), 4), ' of ', COUNT(*),
  ' records') FROM truth t JOIN asked a USING (id) LEFT JOIN pulled p ON p.id = t.id AND p.rec = t.rec;
  SELECT CONCAT('pulled a requester: on average ', ROUND(AVG(n), 1), ', at most ', MAX(n), ', more than 200 for ', SUM(n > 200), ' of ', COUNT(*))
  FROM (SELECT a.id, COUNT(p.rec) AS n FROM asked a LEFT JOIN pulled p USING (id) GROUP BY a.id) AS each_one"
from=$(date +%s%N)
sql live <"$place/each.sql"  # again, so that what is read is in memory
echo "the probes of one requester, one after the other: $((($(date +%s%N) - from) / count / 1000)) microseconds on average"

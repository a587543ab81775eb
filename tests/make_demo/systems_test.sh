#!/bin/bash
# tools/demo-systems, from nothing to two servers and back. Usage: systems_test.sh MAKE_DEMO DEMO_SYSTEMS
set -euo pipefail
make_demo=$1 systems=$2
folder=$(mktemp -d /tmp/demo-systems.XXXXXX)
chmod 755 "$folder"
data=$folder/data port=0
free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
until [[ $port -gt 0 ]] && free "$port" && free $((port + 1)) && free $((port + 2)); do port=$((20000 + RANDOM % 9000)); done
trap '"$systems" stop --data "$data" --port-base "$port" >/dev/null 2>&1 || true; rm -rf "$folder"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }
status_of() { local got=0; "$@" >/dev/null 2>&1 || got=$?; echo "$got"; }

[[ $(status_of "$systems") == 2 ]] || fail "wrong use is 2"
[[ $(status_of "$systems" start --data "$folder" --port-base "$port") == 1 ]] || fail "a folder without data is refused"
"$make_demo" --out "$data" --people 1000 --notes-per-person 1 >/dev/null
[[ $(status_of "$systems" status --data "$data" --port-base "$port") == 1 ]] || fail "not running yet"
"$systems" start --data "$data" --port-base "$port" >"$folder/first"
grep -q "MariaDB 127.0.0.1:$port" "$folder/first" || fail "says where MariaDB is"
"$systems" start --data "$data" --port-base "$port" >/dev/null || fail "starting again does no harm"
[[ $(stat -c %a "$data/secrets.env") == 600 ]] || fail "the secrets are for their owner only"

# shellcheck disable=SC1091
. "$data/secrets.env"
reader() {
  MYSQL_PWD=$THAMESBROOK_CARE_PASSWORD mariadb --no-defaults -h "$THAMESBROOK_CARE_HOST" -P "$THAMESBROOK_CARE_PORT" \
    -u "$THAMESBROOK_CARE_USER" -N "$THAMESBROOK_CARE_DATABASE" -e "$1"
}
[[ $(reader 'SELECT COUNT(*) FROM ssd_person') == 1000 ]] || fail "everybody is loaded"
[[ $(reader "SELECT pers_surname FROM ssd_person WHERE pers_person_id = 'P0040117'") == Linden-Okoro ]] || fail "the subject is there"
[[ $(reader "SELECT COUNT(*) FROM former_name WHERE fnam_surname = 'Wiśniewska' AND fnam_forename = 'Zoë' AND fnam_type = 'known_as' AND HEX(fnam_forename) = '5A6FC3AB'") == 1 ]] || fail "diacritics are kept"
[[ $(status_of reader "DELETE FROM case_note") == 1 ]] || fail "the reader only reads"
writer() {
  MYSQL_PWD=$THAMESBROOK_CARE_WRITE_PASSWORD mariadb --no-defaults -h "$THAMESBROOK_CARE_HOST" -P "$THAMESBROOK_CARE_PORT" \
    -u "$THAMESBROOK_CARE_WRITE_USER" -N "$THAMESBROOK_CARE_DATABASE" -e "$1"
}
[[ $(status_of writer "REPLACE INTO restriction_marker SELECT pers_person_id, 'Restricted', NOW() FROM ssd_person WHERE pers_person_id = 'P0040117'") == 0 ]] || fail "the writer sets a marker"
[[ $(status_of writer "SELECT COUNT(*) FROM case_note") == 1 ]] || fail "the writer reads no notes"
[[ $(status_of writer "UPDATE ssd_person SET pers_dob = '2000-01-01' WHERE pers_person_id = 'P0040117'") == 1 ]] || fail "the writer changes no birthdays"
[[ $(status_of writer "DELETE FROM contact_detail") == 1 ]] || fail "the writer deletes no telephone numbers"
writer "UPDATE contact_detail SET cond_value = '07700 900193' WHERE cond_person_id = 'P0045001' AND cond_type = 'mobile'" || fail "the writer corrects a telephone number"
[[ $(reader "SELECT CONCAT(hist_before, ' ', hist_after) FROM field_history WHERE hist_person_id = 'P0045001'") == '07700 900139 07700 900193' ]] || fail "the database keeps what stood there before"
[[ $(status_of writer "DELETE FROM field_history") == 1 ]] || fail "the writer cannot hide what it changed"
[[ $(status_of reader "SELECT LOAD_FILE('/etc/passwd') INTO OUTFILE '$folder/x'") == 1 ]] || fail "the reader writes no files"
[[ $(status_of mariadb --no-defaults -h 127.0.0.1 -P "$port" -u root -e 'SELECT 1') == 1 ]] || fail "root signs in only at the socket"
node -e "fetch('$THAMESBROOK_HOUSING_URL/v1/tenancies/T900011', { headers: { 'X-Api-Key': '$THAMESBROOK_HOUSING_API_KEY' } })
  .then((r) => r.json()).then((t) => process.exit(t.household[0].dob === '2004-09-03' ? 0 : 1), () => process.exit(1))" || fail "housing answers"

mailings() { # METHOD PATH BODY KEY: prints the answer
  node -e "fetch('$THAMESBROOK_MAILINGS_URL$2', { method: '$1', headers: { 'X-Api-Key': '$4', 'Content-Type': 'application/json' }, ${3:+body: '$3'} })
    .then((r) => r.text()).then(console.log)"
}
mailings GET /v1/mailings/family-hub-news/next '' "$THAMESBROOK_MAILINGS_API_KEY" | grep -q M900002 || fail "she is on the next mailing"
mailings PUT /v1/subscribers/M900002/suppression '{"words":"No marketing"}' "$THAMESBROOK_MAILINGS_API_KEY" | grep -q may_not_write || fail "the reader suppresses nobody"
mailings PUT /v1/subscribers/M900002/suppression '{"words":"No marketing"}' "$THAMESBROOK_MAILINGS_WRITE_API_KEY" | grep -q '"goes_to_them":false' || fail "the writer suppresses her"
"$systems" stop --data "$data" --port-base "$port" >/dev/null
"$systems" start --data "$data" --port-base "$port" >/dev/null
mailings GET /v1/mailings/family-hub-news/next '' "$THAMESBROOK_MAILINGS_API_KEY" | grep -q M900002 && fail "the suppression outlives the server"

before=$(sha256sum <"$data/secrets.env")
"$make_demo" --out "$data" --people 1001 --notes-per-person 1 >/dev/null
"$systems" start --data "$data" --port-base "$port" >/dev/null
[[ $(reader 'SELECT COUNT(*) FROM ssd_person') == 1001 ]] || fail "new data are loaded anew"
[[ $(sha256sum <"$data/secrets.env") == "$before" ]] || fail "the passwords stay"
"$systems" stop --data "$data" --port-base "$port" >/dev/null
[[ $(status_of "$systems" status --data "$data" --port-base "$port") == 1 ]] || fail "stopped"
echo "demo-systems: all as it should be"

#!/bin/bash
# The command that takes requests over, with the mapping for iCasework as it is shipped. Usage: import.sh RIGHTSDESK BUILD_DIR
set -euo pipefail
rightsdesk=$1 build=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat >"$folder/service.yaml" <<END
tree: $here
controller: thamesbrook
database: { url: "sqlite:$folder/store.db" }
vault_key: $folder/vault.key
assets: $build/assets
outbox: $folder/outbox
END
cat >"$folder/export.csv" <<'END'
CaseId,DateReceived,Type,ReceivedBy,Status,FirstName,Surname,DateOfBirth,Address,Town,Postcode,Email,Telephone
480381,02/11/2020,Subject Access Request,Web,New case,Amina,Osei,14/05/2001,12 Weir Lane,Thamesbrook,IG11 7LU,amina.osei@example.org,
480382,2 November,Subject Access Request,Web,New case,Grace,Osei,,,,,,
480383,03/11/2020,Data protection complaint,In person,New case,Tunde,Bakare,,,,,,020 7946 0123
480384,03/11/2020,Right to erasure,Letter,Upheld,Zoë,Linden,,,,,,
480385,01/02/2019,Subject Access Request,Web,Closed,Old,Case,,,,,,
END
desk() { "$rightsdesk" "$@" --service "$folder/service.yaml"; }
no() { echo "NOT SO: $1"; cat "$folder"/*.out; exit 1; }
take() { desk import-requests "$1" "$here/config/import/icasework.yaml" "${@:2}"; }
desk migrate >/dev/null
status=0; take "$folder/export.csv" --dry-run >"$folder/dry.out" || status=$?
[[ $status == 1 ]] || no "a line that is refused makes it end with 1"
grep -qx '5 lines: 3 would be opened, 0 there before, 1 left out, 1 refused' "$folder/dry.out" || no "a dry run says how each line would end"
take "$folder/export.csv" >"$folder/first.out" || true
grep -qx '5 lines: 3 opened, 0 there before, 1 left out, 1 refused' "$folder/first.out" || no "each line is a case, left out or refused"
grep -qx $'line 3\t480382\trefused\t-\tDateReceived: this is no day as the mapping says' "$folder/first.out" || no "what is refused names its line, its column and the reason"
sed -i 's/2 November/02\/11\/2020/' "$folder/export.csv"
take "$folder/export.csv" >"$folder/second.out" || no "what was mended is taken over"
grep -qx '5 lines: 1 opened, 3 there before, 1 left out, 0 refused' "$folder/second.out" || no "run twice it makes nothing twice"
status=0; take "$here/README.md" >"$folder/wrong.out" 2>&1 || status=$?
[[ $status == 3 ]] || no "another file is refused as a whole"
grep -q 'the file has no column “CaseId”' "$folder/wrong.out" || no "it is said which column is missing"
grep -q "Osei\|Linden\|Weir Lane" "$folder"/*.out && no "no name is printed"
desk verify --quick >"$folder/verify.out" || no "all of it is whole"
desk verify-audit >/dev/null || no "the ledger holds"
echo "requests are taken over"

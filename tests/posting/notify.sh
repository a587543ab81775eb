#!/bin/bash
# The official client of GOV.UK Notify against the simulator. Usage: notify.sh RIGHTSDESK BUILD_DIR
set -euo pipefail
rightsdesk=$1 build=$(cd "$2" && pwd)
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
stop() {
  [[ -z ${simulating:-} ]] || kill "$simulating" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
"$here/tools/build-assets" "$build/assets" >/dev/null  # brings the client
cat >"$folder/facts.json" <<'END'
{"reference": "SRR-7K4M-29QD-X", "received": "2026-11-23", "right": "for a copy of the information we hold", "requester": "Zoë Lund", "requester_address": ["3 Mill Lane", "Thamesbrook", "TH1 2AB"],
 "dated": "2026-11-24", "controller": "Thamesbrook Council", "email": "your.information@thamesbrook.example", "dpo": "Priya Nair", "regulator_name": "the Information Commissioner"}
END
"$rightsdesk" letters L-1 --tree "$here" --facts "$folder/facts.json" --pdf "$folder/letter.pdf" --for-notify
"$rightsdesk" notify-sim >"$folder/said" &
simulating=$!
for _ in $(seq 100); do grep -q '^letter template' "$folder/said" 2>/dev/null && break; sleep 0.1; done
value() { sed -n "s/^$1: //p" "$folder/said"; }
no_proxy=127.0.0.1 NO_PROXY=127.0.0.1 node "$here/tests/posting/notify.mjs" "$(value url)" "$(value key)" "$folder/letter.pdf"
kill "$simulating"
wait "$simulating"
simulating=

#!/bin/bash
# The interface for other systems, on a running server: its description linted, and every real answer held against it.
# Usage: api.sh RIGHTSDESK BUILD_DIR PORT
set -euo pipefail
rightsdesk=$1 build=$(cd "$2" && pwd) port=$3
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
stop() {
  for one in ${serving:-} ${working:-}; do kill "$one" 2>/dev/null || true; done
  rm -rf "$folder"
}
trap stop EXIT
"$here/tools/build-assets" "$build/assets" >/dev/null
cat >"$folder/service.yaml" <<END
tree: $here
controller: thamesbrook
address: 127.0.0.1
port: $port
database: { url: "sqlite:$folder/store.db" }
vault_key: $folder/vault.key
assets: $build/assets
outbox: $folder/outbox
webhooks: { allow_http: yes, allow_private: yes }
END
desk() { "$rightsdesk" "$@" --service "$folder/service.yaml"; }
no() { echo "NOT SO: $1"; exit 1; }
desk migrate >/dev/null
made=$(desk api-key add --name "Contact centre" --scopes requests.read,requests.submit,requests.note,requests.withdraw,webhooks 2>/dev/null)
narrow=$(desk api-key add --name "Status board" --scopes requests.read 2>/dev/null)
desk api-key add --name "Nobody" --scopes everything 2>/dev/null && no "a scope that is not there is refused"
"$rightsdesk" serve --service "$folder/service.yaml" >"$folder/serve.out" 2>"$folder/serve.log" &
serving=$!
"$rightsdesk" worker --service "$folder/service.yaml" 2>"$folder/worker.log" &
working=$!
for _ in $(seq 100); do curl -fsS -o /dev/null "http://127.0.0.1:$port/livez" 2>/dev/null && break; sleep 0.1; done
KEY=${made##*$'\n'} NARROW=${narrow##*$'\n'} node "$here/tests/flow/api.mjs" "http://127.0.0.1:$port" $((port + 1)) || { tail -20 "$folder/serve.log" "$folder/worker.log"; exit 1; }
status() { curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer ${narrow##*$'\n'}" "http://127.0.0.1:$port/api/v1/requests"; }
[[ $(status) == 200 ]] || no "a key that was not ended is good"
desk api-key end "${narrow%%$'\n'*}" >/dev/null
[[ $(status) == 401 ]] || no "a key that was ended is good for nothing with the next request"
desk api-key list | grep -q $'Status board\tthamesbrook\trequests.read\t.*\tended ' || no "the list says which key was ended"
desk verify-audit >/dev/null || no "the ledger holds"
desk webhooks list | grep -q $'http://127.0.0.1:'$((port + 1))$'/hook\t.*\twaiting 0\tdead 1\tended ' || no "an administrator sees what was given up"
[[ $(desk webhooks add --url http://crm.example.org/ --kinds request.painted 2>&1 >/dev/null | grep -c "request.received: ") == 1 ]] || no "a wrong kind lists them all"
grep -q "rdk_\|whsec_\|Osei\|Weir Lane" "$folder/serve.log" "$folder/worker.log" && no "no key and nothing of a person is in the log"
exit 0

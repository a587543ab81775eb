#!/bin/bash
# The desk and a certified OpenID provider, each on a port of its own. Usage: council.sh RIGHTSDESK BUILD_DIR PORT
set -euo pipefail
rightsdesk=$1 build=$(cd "$2" && pwd) port=$3
here=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
stop() {
  [[ -z ${serving:-} ]] || kill "$serving" 2>/dev/null || true
  rm -rf "$folder"
}
trap stop EXIT
"$here/tools/build-assets" "$build/assets" >/dev/null
printf 'a-secret-of-the-council/+' >"$folder/secret"
cat >"$folder/service.yaml" <<END
tree: $here
controller: thamesbrook
address: 127.0.0.1
port: $port
database: { url: "sqlite:$folder/store.db" }
vault_key: $folder/vault.key
assets: $build/assets
outbox: $folder/outbox
council_accounts:
  title: your Thamesbrook account
  issuer: http://127.0.0.1:$((port + 1))
  client_id: rightsdesk
  client_secret_file: $folder/secret
  key: tenant_and_object
  roles:
    - { app_role: CaseOfficer, gives: [case_officer, intake] }
END
"$rightsdesk" check-config --tree "$here" --service "$folder/service.yaml"
"$rightsdesk" migrate --service "$folder/service.yaml" >/dev/null
"$rightsdesk" serve --service "$folder/service.yaml" >"$folder/serve.out" 2>"$folder/serve.log" &
serving=$!
for _ in $(seq 100); do curl -fsS -o /dev/null "http://127.0.0.1:$port/livez" 2>/dev/null && break; sleep 0.1; done
echo | node "$here/tests/flow/council.mjs" --desk "http://127.0.0.1:$port" --provider $((port + 1)) || { tail -20 "$folder/serve.log"; exit 1; }
"$rightsdesk" staff list --service "$folder/service.yaml" | cut -f 2-4 | grep -qx $'Dana Whitlock\tcase_officer,intake\tenabled' || { echo "NOT SO: one account, with the roles that the app role gives"; exit 1; }
[[ $("$rightsdesk" staff list --service "$folder/service.yaml" | wc -l) == 1 ]] || { echo "NOT SO: who has no access has no account"; exit 1; }
if grep -q "Whitlock\|object-dana\|code=" "$folder/serve.log"; then echo "NOT SO: nothing of a person is in the log"; exit 1; fi

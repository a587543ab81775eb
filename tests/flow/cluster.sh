#!/bin/bash
# tests/flow/cluster.mjs over a cluster made for it. Usage: cluster.sh; CLUSTER_OUT, CLUSTER_PORT and BUILD as in tools/cluster. NEXT: the program that is
# rolled out; PROGRAM: the one before it, where that is not the build's own.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$here"
export CLUSTER_OUT=${CLUSTER_OUT:-$here/out/cluster_test} CLUSTER_PORT=${CLUSTER_PORT:-29000} BUILD=${BUILD:-$here/build}
trap 'tools/cluster stop >/dev/null' EXIT
tools/cluster stop >/dev/null
rm -rf "$CLUSTER_OUT"
mkdir -p "$CLUSTER_OUT"
# With networks of their own where this machine lets us make them.
apart=()
if [[ $(id -u) -eq 0 ]] && ip netns add "rd-try-$$" 2>/dev/null; then
  ip netns del "rd-try-$$"
  export CLUSTER_APART=yes
  apart=(--apart)
fi
for part in app1 app2 worker1 worker2; do [[ -z ${PROGRAM:-} ]] || echo "$PROGRAM" >"$CLUSTER_OUT/$part.program"; done
tools/cluster start
program=${PROGRAM:-$BUILD/src/main/rightsdesk} service=$CLUSTER_OUT/app1.yaml
password=$(head -c 12 /dev/urandom | base64 | tr '+/' '-_')
device=$("$program" add-staff --service "$service" --name "Ines Okafor" --sign-in ines --roles case_officer,intake --password-file <(printf '%s' "$password") --print-device | sed -n 's/^device //p')
officer=$(jq -cn --arg p "$password" --arg d "$device" '{name: "ines", password: $p, device: $d}')
trap 'grep -h "DOWN\|no server" "$CLUSTER_OUT/haproxy.log" | tail -40; tools/cluster status || true' ERR
node tests/flow/cluster.mjs --url "http://127.0.0.1:$CLUSTER_PORT" --program "$program" --next "${NEXT:-$BUILD/tests/flow/rightsdesk_next}" --service "$service" \
  --socket "$CLUSTER_OUT/db1/run.sock" --officer "$officer" "${apart[@]}"
tools/cluster status

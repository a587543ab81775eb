#!/bin/bash
# Every right but access walked in Chromium over real systems made anew for it (tests/flow/rights.mjs). Usage: rights.sh [PICTURES [--only RIGHT,…]]
# DEMO_OUT, DEMO_PORT and BUILD as in tools/demo; the desks of sixteen days on listen on DEMO_PORT + 20.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
cd "$here"
export DEMO_OUT=${DEMO_OUT:-$here/out/rights} DEMO_PORT=${DEMO_PORT:-28500} BUILD=${BUILD:-$here/build} DEMO_PEOPLE=${DEMO_PEOPLE:-1500}
pictures=${1:-$DEMO_OUT/screens} later=$((DEMO_PORT + 20))
stop() {
  [[ -z ${later_pid:-} ]] || kill "$later_pid" 2>/dev/null || true
  tools/demo --stop >/dev/null
}
trap stop EXIT
tools/demo --stop >/dev/null
rm -f "$DEMO_OUT/data/run/loaded"  # what an earlier walk changed is put back
tools/demo --empty
set -a; . "$DEMO_OUT/data/secrets.env"; set +a
sed "s/^port: .*/port: $later/" "$DEMO_OUT/service.yaml" >"$DEMO_OUT/later.yaml"
faketime=$(find /usr/lib -path '*/faketime/libfaketime.so.1' | head -1)
LD_PRELOAD=$faketime FAKETIME=+16d FAKETIME_DONT_FAKE_MONOTONIC=1 "$BUILD/src/main/rightsdesk" serve --service "$DEMO_OUT/later.yaml" >"$DEMO_OUT/later.log" 2>&1 &
later_pid=$!
for _ in $(seq 100); do curl -fsS -o /dev/null "http://127.0.0.1:$later/start" 2>/dev/null && break; sleep 0.1; done
node tests/flow/rights.mjs --url "http://127.0.0.1:$DEMO_PORT" --later "http://127.0.0.1:$later" --truth "$DEMO_OUT/data/truth.json" \
  --staff "$DEMO_OUT/staff.json" --outbox "$DEMO_OUT/outbox" --secrets "$DEMO_OUT/data/secrets.env" --pictures "$pictures" "${@:2}"
for scripts in yes no; do node tests/flow/journeys.mjs --url "http://127.0.0.1:$DEMO_PORT" --staff "$DEMO_OUT/staff.json" --scripts $scripts; done
"$BUILD/src/main/rightsdesk" verify-audit --service "$DEMO_OUT/service.yaml"

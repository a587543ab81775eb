#!/bin/bash
# The residents' pages at 50 requests a second, ten at a time, each for ten seconds, one of them with a form begun: how long half of them and 95 of 100 took.
#   tools/benchmarks/residents.sh    over the demo's desks, started for it (DEMO_OUT, DEMO_PORT and BUILD as in tools/demo)
set -euo pipefail
cd "$(dirname "$0")/../.."
export DEMO_OUT=${DEMO_OUT:-$PWD/out/bench_residents} DEMO_PORT=${DEMO_PORT:-28880} DEMO_PEOPLE=${DEMO_PEOPLE:-1500}
trap 'tools/demo --stop >/dev/null' EXIT
tools/demo --empty >/dev/null
at=http://127.0.0.1:$DEMO_PORT jar=$DEMO_OUT/jar
rm -f "$jar"
csrf=$(curl -fsS -c "$jar" "$at/before-you-start" | sed -n 's/.*name="csrf" value="\([^"]*\)".*/\1/p' | head -1)
curl -fsS -o /dev/null -c "$jar" -b "$jar" -H "Origin: $at" --data-urlencode "csrf=$csrf" "$at/begin"
visit=$(awk '$6 == "visit" {print $7}' "$jar")
[[ -n $visit ]] || { echo "no form was begun" >&2; exit 1; }
for page in /start /before-you-start /request/right /status /come-back; do
  said=$(hey -z 10s -c 10 -q 5 -H "Cookie: visit=$visit" "$at$page")
  printf '%-18s %s\n' "$page" "$(awk '/Requests\/sec/ {r = $2} /50%/ {h = $3} /95%/ {n = $3} /responses/ {s = s " " $1 " " $2} END {printf "%.0f a second, half in %.1f ms, 95 of 100 in %.1f ms, answers%s", r, h * 1000, n * 1000, s}' <<<"$said")"
done

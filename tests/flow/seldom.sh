#!/bin/sh
# What comes seldom at the three desks, done in Chromium with scripts and without (tests/flow/seldom.mjs).
#   sh tests/flow/seldom.sh SELDOM_DESKS BUILD_DIR
set -eu
here=$(cd "$(dirname "$0")" && pwd)
"$here/../../tools/build-assets" "$2/assets"
rm -f "$2/seldom.json"
RIGHTSDESK_SELDOM=$2/seldom.json RIGHTSDESK_ASSETS=$2/assets "$1" --gtest_brief=1 &
desks=$!
node "$here/seldom.mjs" "$2/seldom.json"
wait "$desks"

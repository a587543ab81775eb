#!/bin/sh
# Packs of different kinds, opened by everything a resident may open them with; their pages are kept as pictures to look at.
#   sh tests/flow/packs.sh DISCLOSURE_TEST BUILD_DIR
set -eu
disclosure_test=$1
build=$2
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
packs=$build/packs
rm -rf "$packs"
mkdir -p "$packs"
"$tree/tools/build-assets" "$build/assets"
RIGHTSDESK_PACKS=$packs "$disclosure_test" --gtest_filter='PacksToLookAt.*' --gtest_brief=1
for pack in "$packs"/*.pdf; do
  echo "$(basename "$pack")"
  node "$here/look-at-pack.mjs" "$pack" "${pack%.pdf}"
done

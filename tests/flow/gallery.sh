#!/bin/sh
# Every page of the three desks: rendered from an invented case, valid HTML, then looked at in Chromium at two widths with axe, and held against its picture in
# tests/golden/pictures.
#   sh tests/flow/gallery.sh WEB_TEST BUILD_DIR [--keep]     --keep: writes the pictures that differ anew, and no more
set -eu
web_test=$1
build=$2
keep=${3:-}
here=$(cd "$(dirname "$0")" && pwd)
tree=$(cd "$here/../.." && pwd)
pages=$build/gallery
rm -rf "$pages"
mkdir -p "$pages/pictures"
"$tree/tools/build-assets" "$build/assets"
RIGHTSDESK_GALLERY=$pages "$web_test" --gtest_filter='Gallery.*' --gtest_brief=1
golden=$tree/tests/golden/pictures
if [ "$keep" = --keep ]; then
  exec node "$here/gallery.mjs" "$pages" "$build/assets" "$pages/pictures" --golden "$golden" --keep
fi
"$tree/tools/npm/node_modules/.bin/html-validate" -c "$here/htmlvalidate.json" "$pages"/*.html
node "$here/gallery.mjs" "$pages" "$build/assets" "$pages/pictures" --golden "$golden"
node "$here/keys.mjs" "$pages" "$build/assets"
# A whole review with the keyboard alone, over councils of its own.
rm -f "$build/by_keyboard"
RIGHTSDESK_BY_KEYBOARD=$build/by_keyboard RIGHTSDESK_ASSETS=$build/assets "$web_test" --gtest_filter='AReviewByKeyboard.*' --gtest_brief=1 &
served=$!
node "$here/keyboard.mjs" "$build/by_keyboard"
wait "$served"
# Another reader photographs the square code that sets up a device.
read=$(zbarimg --raw -q "$pages/pictures/staff-sign-in-device-1280.png" 2>/dev/null)
[ "$read" = 'otpauth://totp/Thamesbrook%20Council:amal?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Thamesbrook%20Council' ] || { echo "the square code says: $read"; exit 1; }

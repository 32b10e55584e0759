#!/usr/bin/env bash
# Installs the Chromium that the tests of the web lab drive, unless one is there: scripts/install-chromium.sh
set -euo pipefail

known_places=(
  "${VITRUM_CHROMIUM:-}"
  '/Applications/Chromium.app/Contents/MacOS/Chromium'
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
)

is_installed() {
  local name place
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  for place in "${known_places[@]}"; do
    if [ -n "$place" ] && [ -x "$place" ]; then return 0; fi
  done
  return 1
}

give_up() {
  echo "The tests of the web lab need a Chromium: $1" >&2
  echo 'Install Chromium or Chrome, or name the program of one in the environment variable VITRUM_CHROMIUM.' >&2
  exit 1
}

if is_installed; then exit 0; fi
command -v apt-get >/dev/null || give_up 'none is here, and there is no apt-get to install one with.'

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || give_up 'none is here, and installing one takes root or sudo.'
  as_root=(sudo --non-interactive)
fi

echo 'Installing Chromium for the tests of the web lab …' >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update >&2 || give_up 'apt-get update failed, for the reason above.'
"${as_root[@]}" apt-get install -y --no-install-recommends chromium >&2 || give_up 'apt-get could not install one, for the reason above.'
is_installed || give_up 'apt-get has installed the package, but no program of it is there.'

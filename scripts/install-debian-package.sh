#!/usr/bin/env bash
# Installs a package of Debian for checks that use it, where that can be done; else says why not and ends well:
# scripts/install-debian-package.sh PACKAGE TITLE "What happens without it."
set -euo pipefail
package=$1 title=$2 without=$3

do_without() {
  echo "$title is not installed: $1 $without" >&2
  exit 0
}

command -v apt-get >/dev/null || do_without 'there is no apt-get.'

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || do_without 'that takes root or sudo.'
  as_root=(sudo --non-interactive)
fi

export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update >&2 || do_without 'apt-get update failed, for the reason above.'
"${as_root[@]}" apt-get install -y --no-install-recommends "$package" >&2 || do_without "apt-get could not install $package, for the reason above."

#!/usr/bin/env bash
# Installs Debian's copy of Fashion-MNIST, which the acceptance run learns, where that can be done; else says why not and ends well:
# scripts/install-fashion-mnist.sh
set -euo pipefail

package=dataset-fashion-mnist
folder=/usr/share/datasets/fashion-mnist

do_without() {
  echo "Fashion-MNIST is not installed: $1 The acceptance run does without it." >&2
  exit 0
}

if [ -d "$folder" ]; then exit 0; fi
command -v apt-get >/dev/null || do_without 'there is no apt-get.'

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || do_without 'that takes root or sudo.'
  as_root=(sudo --non-interactive)
fi

export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update >&2 || do_without 'apt-get update failed, for the reason above.'
"${as_root[@]}" apt-get install -y --no-install-recommends "$package" >&2 || do_without "apt-get could not install $package, for the reason above."

#!/usr/bin/env bash
# Installs NumPy for the system's Python, which tests of the file formats compare with, where that can be done; else says why not and
# ends well: scripts/install-numpy.sh
set -euo pipefail

do_without() {
  echo "NumPy is not installed: $1 Tests that need it will say so." >&2
  exit 0
}

for python in /usr/bin/python3 python3; do
  if "$python" -c 'import numpy' 2>/dev/null; then exit 0; fi
done
command -v apt-get >/dev/null || do_without 'there is no apt-get.'

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || do_without 'that takes root or sudo.'
  as_root=(sudo --non-interactive)
fi

export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update >&2 || do_without 'apt-get update failed, for the reason above.'
"${as_root[@]}" apt-get install -y --no-install-recommends python3-numpy >&2 || do_without 'apt-get could not install python3-numpy, for the reason above.'

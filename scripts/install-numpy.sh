#!/usr/bin/env bash
# Installs NumPy for the system's Python, which tests of the file formats compare with, where that can be done: scripts/install-numpy.sh
set -euo pipefail

for python in /usr/bin/python3 python3; do
  if "$python" -c 'import numpy' 2>/dev/null; then exit 0; fi
done
exec "$(dirname "$0")/install-debian-package.sh" python3-numpy NumPy 'Tests that need it will say so.'

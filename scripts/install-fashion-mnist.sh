#!/usr/bin/env bash
# Installs Debian's copy of Fashion-MNIST, which the acceptance run learns, where that can be done: scripts/install-fashion-mnist.sh
set -euo pipefail

if [ -d /usr/share/datasets/fashion-mnist ]; then exit 0; fi
exec "$(dirname "$0")/install-debian-package.sh" dataset-fashion-mnist Fashion-MNIST 'The acceptance run does without it.'

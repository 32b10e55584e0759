#!/usr/bin/env bash
# Installs Redis, which the tests of queued sweeps start for themselves, where that can be done: scripts/install-redis.sh
set -euo pipefail

if command -v redis-server >/dev/null; then exit 0; fi
exec "$(dirname "$0")/install-debian-package.sh" redis-server Redis 'Tests that need it will say so.'

#!/bin/bash
# The production server: granian (WSGI) with cms.wsgi, configured by environment variables (docs/deploy.md lists them).
# `make serve` runs it, and so does the systemd unit: serve.sh [folder of the virtual environment's programs]
set -euo pipefail
BIN=$(cd "${1:-$(dirname "$0")/../../.venv/bin}" && pwd)
cd "$(dirname "$0")/../.."
export DJANGO_SETTINGS_MODULE=cms.settings.production
# glibc keeps a heap for each thread, and what was freed in it: 5 MB more in each process than with one that is trimmed.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-131072}"

# Fail at once, with the list of what is missing, instead of once in every worker.
"$BIN/python" -c 'import django; django.setup()' || exit 78  # EX_CONFIG

exec "$BIN/python" -m granian --interface wsgi --no-ws \
    --host "${HOST:-127.0.0.1}" --port "${PORT:-8000}" \
    --workers "${WORKERS:-2}" --blocking-threads "${THREADS:-4}" \
    --workers-kill-timeout 20 --respawn-failed-workers \
    --log-level info cms.wsgi:application

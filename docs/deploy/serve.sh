#!/bin/bash
# The production server: granian (WSGI) with cms.wsgi, configured by environment variables (docs/deploy.md lists them).
# `make serve` runs it, and so does the systemd unit: serve.sh [folder of the virtual environment's programs]
set -euo pipefail
BIN=$(cd "${1:-$(dirname "$0")/../../.venv/bin}" && pwd)
cd "$(dirname "$0")/../.."
export DJANGO_SETTINGS_MODULE=cms.settings.production
# glibc keeps a heap for each thread, and what was freed in it: 5 MB more in each process than with one that is trimmed.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-1}" MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-131072}"

# A thread for each request that the bounds admit, and some for kept pages (cms/serving/bounds.py). With settings missing,
# fail here, with their list, instead of once in every worker.
COUNT='import django; django.setup(); from cms.serving.bounds import count_threads; print(count_threads())'
THREADS=$("$BIN/python" -c "$COUNT") || exit 78  # EX_CONFIG

exec "$BIN/python" -m granian --interface wsgi --no-ws \
    --host "${HOST:-127.0.0.1}" --port "${PORT:-8000}" \
    --workers "${WORKERS:-2}" --blocking-threads "$THREADS" \
    --http 1 --http1-header-read-timeout 15000 \
    --workers-kill-timeout 20 --respawn-failed-workers \
    --log-level info cms.wsgi:application

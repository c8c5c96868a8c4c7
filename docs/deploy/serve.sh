#!/bin/bash
# The production server: granian (WSGI) on cms.wsgi, by environment variables (docs/deploy.md lists them).
# `make serve` runs it, and so does the systemd unit: serve.sh [folder of the virtual environment's programs]
set -euo pipefail
BIN=$(cd "${1:-$(dirname "$0")/../../.venv/bin}" && pwd)
cd "$(dirname "$0")/../.."
export DJANGO_SETTINGS_MODULE=cms.settings.production

# Refuse at once, with the list of what is missing, instead of from every worker in turn.
"$BIN/python" -c 'import django; django.setup()' || exit 78  # EX_CONFIG

exec "$BIN/python" -m granian --interface wsgi --no-ws \
    --host "${HOST:-127.0.0.1}" --port "${PORT:-8000}" \
    --workers "${WORKERS:-2}" --blocking-threads "${THREADS:-4}" \
    --workers-kill-timeout 20 --respawn-failed-workers \
    --log-level info cms.wsgi:application

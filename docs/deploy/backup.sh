#!/bin/bash
# Back up the database and the uploaded files, in one folder for each backup:
#   backup.sh /var/backups/museumweek   ->   /var/backups/museumweek/20261123T032000Z/{database.*,counts.json,media.tar.gz,MANIFEST}
# DATABASE_URL and MEDIA_ROOT come from the environment; KEEP=14 deletes all but the newest fourteen. The folder gets
# its name only when it is complete and has been read back (back_up.py). Uploaded files in a bucket (S3_BUCKET) are saved
# like those in a folder (bucket.py).
set -euo pipefail
umask 077
TARGET=${1:?usage: backup.sh FOLDER}
: "${DATABASE_URL:?is not set: run this with the environment of the site (docs/deploy.md)}"
HERE=$(cd "$(dirname "$0")" && pwd)
PYTHON=${PYTHON:-$HERE/../../.venv/bin/python}
[ -x "$PYTHON" ] || PYTHON=python3

mkdir -p "$TARGET"
NAME=$(date -u +%Y%m%dT%H%M%SZ)
UNFINISHED=$TARGET/.unfinished-$NAME.$$
trap 'rm -rf "$UNFINISHED"' EXIT
mkdir "$UNFINISHED"

# The database first: the archive may then have a file that is uploaded meanwhile, and never lacks one.
case $DATABASE_URL in
    sqlite:*)
        FILE=${DATABASE_URL#sqlite:///}
        [ -f "$FILE" ] || { echo "There is no database at $FILE" >&2; exit 1; }
        ;;
esac
"$PYTHON" "$HERE/back_up.py" dump "$UNFINISHED"

if [ -n "${S3_BUCKET:-}" ]; then
    "$PYTHON" "$HERE/bucket.py" archive "$UNFINISHED/media.tar.gz"
else
    : "${MEDIA_ROOT:?is not set: where are the uploaded files?}"
    mkdir -p "$MEDIA_ROOT"
    # Status 1: a file changed while it was read; renditions are created and deleted, originals do not change.
    tar -C "$MEDIA_ROOT" -czf "$UNFINISHED/media.tar.gz" . || [ $? = 1 ]
fi

(cd "$UNFINISHED" && sha256sum -- * > MANIFEST)
# It is good only if it can be restored: into a scratch database and folder, where everything is counted.
"$PYTHON" "$HERE/back_up.py" check "$UNFINISHED"
mv "$UNFINISHED" "$TARGET/$NAME"
trap - EXIT
echo "$TARGET/$NAME"
# For /healthz/newsroom. A backup is no worse if this cannot be noted.
"$PYTHON" "$HERE/../../manage.py" run_timer backup --done >&2 || echo "The backup could not be noted." >&2

if [ "${KEEP:-0}" -gt 0 ]; then
    find "$TARGET" -mindepth 1 -maxdepth 1 -type d -name '????????T??????Z' | sort | head -n -"$KEEP" | xargs -r -d '\n' rm -rf --
fi

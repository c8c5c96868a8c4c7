#!/bin/bash
# Back up the database and the uploaded files, in one folder for each backup:
#   backup.sh /var/backups/museumweek   ->   /var/backups/museumweek/20261123T032000Z/{database.*,media.tar.gz,MANIFEST}
# DATABASE_URL and MEDIA_ROOT come from the environment; KEEP=14 deletes all but the newest fourteen. The folder gets
# its name only when it is complete. With media in a bucket (S3_BUCKET), the bucket's versioning is the backup of the
# files, and this script saves only the database.
set -euo pipefail
umask 077
TARGET=${1:?usage: backup.sh FOLDER}
: "${DATABASE_URL:?is not set: run this with the environment of the site (docs/deploy.md)}"
PYTHON=${PYTHON:-$(dirname "$0")/../../.venv/bin/python}
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
        # SQLite's own backup: consistent, also while the site writes
        "$PYTHON" - "$FILE" "$UNFINISHED/database.sqlite3" <<'PY'
import sqlite3, sys
source, target = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True), sqlite3.connect(sys.argv[2])
source.backup(target)
target.execute("PRAGMA journal_mode=DELETE")
assert target.execute("PRAGMA integrity_check").fetchone() == ("ok",)
PY
        ;;
    *) pg_dump --dbname="${DATABASE_URL/#psql:/postgres:}" --format=custom --no-owner --no-privileges --file="$UNFINISHED/database.dump" ;;
esac

if [ -z "${S3_BUCKET:-}" ]; then
    : "${MEDIA_ROOT:?is not set: where are the uploaded files?}"
    mkdir -p "$MEDIA_ROOT"
    # Status 1: a file changed while it was read; renditions are created and deleted, originals do not change.
    tar -C "$MEDIA_ROOT" -czf "$UNFINISHED/media.tar.gz" . || [ $? = 1 ]
fi

(cd "$UNFINISHED" && sha256sum -- * > MANIFEST)
mv "$UNFINISHED" "$TARGET/$NAME"
trap - EXIT
echo "$TARGET/$NAME"

if [ "${KEEP:-0}" -gt 0 ]; then
    find "$TARGET" -mindepth 1 -maxdepth 1 -type d -name '????????T??????Z' | sort | head -n -"$KEEP" | xargs -r -d '\n' rm -rf --
fi

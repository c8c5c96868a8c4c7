#!/bin/bash
# Restore a backup, in place of the present database and files:
#   restore.sh /var/backups/museumweek/20261123T032000Z
# DATABASE_URL and MEDIA_ROOT come from the environment. Stop the server and the worker first. The backup is checked
# before anything is changed; PostgreSQL is restored in one transaction; the former files are kept beside the new ones,
# as media.before-restore-*. With a bucket (S3_BUCKET), files are put back into it, and what is there besides stays.
set -euo pipefail
BACKUP=${1:?usage: restore.sh FOLDER-OF-ONE-BACKUP}
: "${DATABASE_URL:?is not set: run this with the environment of the site (docs/deploy.md)}"

(cd "$BACKUP" && sha256sum --quiet --check MANIFEST) || { echo "The backup is damaged: nothing was touched." >&2; exit 1; }

case $DATABASE_URL in
    sqlite:*)
        FILE=${DATABASE_URL#sqlite:///}
        [ -f "$BACKUP/database.sqlite3" ] || { echo "This is a backup of another kind of database." >&2; exit 1; }
        cp "$BACKUP/database.sqlite3" "$FILE.restored"
        rm -f "$FILE-wal" "$FILE-shm"
        mv "$FILE.restored" "$FILE"
        ;;
    *)
        [ -f "$BACKUP/database.dump" ] || { echo "This is a backup of another kind of database." >&2; exit 1; }
        URL=${DATABASE_URL/#psql:/postgres:}
        # The site uses only the schema `public`: it is emptied and filled in one transaction, or not at all.
        {
            echo 'BEGIN; DROP SCHEMA public CASCADE; CREATE SCHEMA public;'
            pg_restore --no-owner --no-privileges --file=- "$BACKUP/database.dump"
            echo 'COMMIT;'
        } | psql --dbname="$URL" --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --output=/dev/null
        ;;
esac

if [ -f "$BACKUP/media.tar.gz" ] && [ -n "${S3_BUCKET:-}" ]; then
    HERE=$(cd "$(dirname "$0")" && pwd)
    PYTHON=${PYTHON:-$HERE/../../.venv/bin/python}
    [ -x "$PYTHON" ] || PYTHON=python3
    "$PYTHON" "$HERE/bucket.py" fill "$BACKUP/media.tar.gz"
elif [ -f "$BACKUP/media.tar.gz" ]; then
    : "${MEDIA_ROOT:?is not set: where do the uploaded files belong?}"
    MEDIA_ROOT=${MEDIA_ROOT%/}
    mkdir -p "$MEDIA_ROOT.restored"
    tar -C "$MEDIA_ROOT.restored" -xzf "$BACKUP/media.tar.gz"
    [ ! -e "$MEDIA_ROOT" ] || mv "$MEDIA_ROOT" "$MEDIA_ROOT.before-restore-$(date -u +%Y%m%dT%H%M%SZ)"
    mv "$MEDIA_ROOT.restored" "$MEDIA_ROOT"
fi
echo "Restored from $BACKUP. Start the server again; \`manage.py migrate\` first, if the code is newer than the backup."

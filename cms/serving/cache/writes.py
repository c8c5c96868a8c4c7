"""Detection of the writes that move the version: all that are committed, except to tables that no reader's page shows.

It watches the database connection, where all writes pass, and not signals: rows are also written by querysets, by bulk
operations, by the tree's own SQL and by other libraries. A change that did not move the version would leave readers
with the old page. A table that is missing from the list below moves the version too often, never too seldom.
"""

import re

from cms.compat.django import is_waiting

READING = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "PRAGMA", "EXPLAIN", "SET ", "SHOW")
# Tables of the newsroom and of background work, by the start of their names.
UNSEEN = (
    "account_",
    "accounts_",
    "auth_",
    "authorship_",
    "background_",
    "bodies_",  # rendered from what is in other tables
    "checklist_",
    "django_",
    "finding_",
    "health_",
    "images_arrival",
    "images_formerfile",
    "importing_",
    "library_",
    "mfa_",
    "newsroom_",
    "planning_",
    "releases_",
    "search_searchword",
    "search_vocabulary",
    "signoff_",
    "taggit_",
    "translation_",
    "usersessions_",
    "wagtail_localize_",
    "wagtailadmin_",
    "wagtailcore_comment",
    "wagtailcore_grouppagepermission",
    "wagtailcore_groupcollectionpermission",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_task",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflow",
    "wagtailsearch_",
    "wagtailusers_",
    "walks_",
)
# Columns for the state of drafts, the last sign-in, and what Wagtail found in an image's file.
UNSEEN_COLUMNS = frozenset(
    {"draft_title", "has_unpublished_changes", "latest_revision_id", "latest_revision_created_at", "last_login"}
    | {"locked", "locked_at", "locked_by_id", "go_live_at", "password"}
    | {"file_size", "file_hash"}
)
_WRITE = re.compile(r'\s*(INSERT|UPDATE|DELETE)\b(?:\s+OR\s+\w+)?(?:\s+INTO|\s+FROM)?\s+"?(\w+)"?', re.IGNORECASE)
_ENDS = '"expire_at"'
_COLUMN = re.compile(r'(?:\bSET|,)\s+"(\w+)"\s*=', re.IGNORECASE)


def shows(sql: str) -> bool:
    """Return whether a statement may change what readers see."""
    if not isinstance(sql, str):
        return True
    if sql.lstrip()[:9].upper().startswith(READING):
        return False
    write = _WRITE.match(sql)
    if write is None:
        return True  # unknown: moving once too often is safe
    if write[2].lower().startswith(UNSEEN):
        return False
    if write[1].upper() == "UPDATE":
        columns = set(_COLUMN.findall(sql.rpartition(" WHERE ")[0] or sql))
        return not columns or not columns <= UNSEEN_COLUMNS
    return True


def may_change_ends(sql: str) -> bool:
    """Return whether a statement that `shows` may change when something expires."""
    return not isinstance(sql, str) or (_ENDS in sql and not sql.lstrip()[:6].upper().startswith(("SELECT", "DELETE")))


class WriteWatcher:
    """An execute wrapper for all statements of a connection.

    bump: called once the writes are committed. plan: called before it, if an expiry time may have changed.
    """

    def __init__(self, bump, plan=None):
        self.bump, self.plan = bump, plan

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if shows(sql):
            if self.plan and may_change_ends(sql):
                self._plan_on_commit(context["connection"])
            self._bump_on_commit(context["connection"])
        return result

    def _plan_on_commit(self, connection) -> None:
        if not is_waiting(connection, self.plan, among_last=2):
            connection.on_commit(self.plan, robust=True)

    def _bump_on_commit(self, connection) -> None:
        if not is_waiting(connection, self.bump):  # one for each run of writes is enough
            connection.on_commit(self.bump)

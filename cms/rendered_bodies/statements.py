"""Detection of the objects that an SQL statement changes: querysets and raw SQL send no signals."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model

from cms.serving.cache.writes import READING, UNSEEN, shows

# The tree's columns: moves and new slugs have signals, which also cover all pages below.
OF_THE_TREE = frozenset({"path", "depth", "numchild", "url_path"})
_WRITE = re.compile(
    r'\s*(?:UPDATE|DELETE FROM)\s+"?(\w+)"?\s*(?:SET\s+(.*?))?\s*(?:\bWHERE\s+(.*))?$', re.DOTALL | re.I
)
_COLUMN = re.compile(r'(?:^|,)\s*"?(\w+)"?\s*=')
_KEYS = re.compile(r'^\(?"(\w+)"\."(\w+)" (?:= %s|IN \((%s(?:, %s)*)\))\)?$')


@dataclass(frozen=True)
class Change:
    model: type[Model]
    keys: tuple[str, ...] | None  # of the rows; None if the statement does not name them


def find_change(sql: str, params) -> Change | None:
    """Return the visible rows that a statement changes or deletes; None for other statements and for new rows."""
    if not isinstance(sql, str) or sql.lstrip()[:9].upper().startswith((*READING, "INSERT")):
        return None
    write = _WRITE.match(sql)
    model = _get_model(write[1]) if write else None
    if model is None or not shows(sql):
        return None
    columns = set(_COLUMN.findall(write[2] or ""))
    if columns and columns <= OF_THE_TREE:
        return None
    return Change(model, _find_keys(model, write[3] or "", params))


def _find_keys(model: type[Model], where: str, params) -> tuple[str, ...] | None:
    named = _KEYS.match(where)
    if not named or not isinstance(params, tuple | list):
        return None
    if (named[1], named[2]) != (model._meta.db_table, model._meta.pk.column):
        return None
    number = where.count("%s")
    return tuple(str(key) for key in params[-number:])


def _get_model(table: str) -> type[Model] | None:
    if table.lower().startswith(UNSEEN):
        return None
    if not _models:
        _models.update({model._meta.db_table: model for model in apps.get_models(include_auto_created=True)})
    return _models.get(table)


_models: dict[str, type[Model]] = {}


class StatementWatcher:
    """An execute wrapper for all statements of a connection. tell: called with each `Change`, in its transaction."""

    def __init__(self, tell: Callable[[Change], None]):
        self.tell = tell

    def __call__(self, execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if change := find_change(sql, None if many else params):
            self.tell(change)
        return result

"""The strings that Python sources mark for translation, whether gettext's own collector finds them or not.

xgettext before 0.22 does not look into f-strings, and no version knows a function that is imported under another name
than `_`. Such a string would be in no catalogue, and stay in English.
"""

import ast
from collections.abc import Iterator

# The place of the context and of the string among the arguments.
FUNCTIONS = {"gettext": (None, 0), "ngettext": (None, 0), "pgettext": (0, 1), "npgettext": (0, 1)}
MARKERS = {name + end: places for name, places in FUNCTIONS.items() for end in ("", "_lazy")}
MARKERS["gettext_noop"] = FUNCTIONS["gettext"]


def find_marked(source: str) -> Iterator[tuple[str | None, str, int]]:
    """Yield the context, the string and the line of each call of a translation function with a literal string."""
    nodes = list(ast.walk(ast.parse(source)))
    names = dict(MARKERS)
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {each.asname: MARKERS[each.name] for each in node.names if each.asname and each.name in MARKERS}
    for node in nodes:
        if isinstance(node, ast.Call) and (places := names.get(_get_name(node.func))):
            given = [_read_literal(node, place) for place in places]
            if given[1] is not None:
                yield *given, node.lineno


def _get_name(function: ast.expr) -> str | None:
    return getattr(function, "id", None) or getattr(function, "attr", None)


def _read_literal(call: ast.Call, place: int | None) -> str | None:
    argument = call.args[place] if place is not None and place < len(call.args) else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None

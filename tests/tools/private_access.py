"""Find private names of libraries that our code uses outside of the compat modules.

A name with an underscore belongs to a library if its source has it, and if the file that uses it neither defines it nor
sets it on its own objects. `tests/compat/test_private_access.py` compares the findings with what is allowed.
"""

import ast
import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

OURS = ("cms", "home", "magazine", "exhibition", "search")
LIBRARIES = (
    *("django", "wagtail", "wagtail_localize", "modelcluster", "taggit", "treebeard", "modelsearch", "django_filters"),
    *("django_tasks", "django_tasks_db", "rest_framework", "laces", "draftjs_exporter", "telepath", "babel", "willow"),
    *("PIL", "fontTools", "polib", "environ", "whitenoise", "csp", "filetype", "bs4", "brotli", "granian", "redis"),
)
PRIVATE = re.compile(r"_[a-zA-Z]\w*")
BY_NAME = {"getattr", "setattr", "hasattr", "delattr", "find_owner", "attrgetter"}
# Names without an underscore that are as undocumented as names with one.
UNDERSCORED_IN_SPIRIT = {
    "execute_wrappers",
    "fields_cache",
    "get_related_populators",
    "klass_info",
    "run_on_commit",
    "savepoint_ids",
}


def find_private_access(folder: Path) -> list[tuple[str, int, str]]:
    """Return file, line and name of each use below a folder, in our apps: compat modules and migrations left out."""
    found = []
    for app in OURS:
        for file in sorted((folder / app).rglob("*.py")):
            path = file.relative_to(folder)
            if "migrations" not in path.parts and "compat" not in {*path.parts, path.stem}:
                found += [(str(path), line, name) for line, name in find_in_source(file.read_text())]
    return found


def find_in_source(source: str) -> list[tuple[int, str]]:
    """Return line and name of each private name of a library in a module's source."""
    tree = ast.parse(source)
    own = set(iterate_defined(tree))
    return sorted(
        {
            (line, name)
            for line, name, is_inherited in iterate_used(tree)
            if is_theirs(name) and (is_inherited or name not in own)
        }
    )


def is_theirs(name: str) -> bool:
    return name in UNDERSCORED_IN_SPIRIT or (PRIVATE.fullmatch(name) is not None and name in list_names_of_libraries())


def iterate_defined(tree: ast.AST) -> Iterator[str]:
    """Yield the names that a module defines, or sets on `self` or `cls`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_own_object(node.value):
            yield node.attr


def is_own_object(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in ("self", "cls")


def iterate_used(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Yield line and name of possible library names, and whether the class inherits the name (`super()._name`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            is_inherited = isinstance(node.value, ast.Call) and getattr(node.value.func, "id", "") == "super"
            yield node.lineno, node.attr, is_inherited
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from iterate_imported(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in BY_NAME:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value, False
        elif is_dictionary_of_object(node):
            for argument in ast.walk(node):
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value, False


def iterate_imported(node: ast.Import | ast.ImportFrom) -> Iterator[tuple[int, str, bool]]:
    """Yield private modules and names that are imported from libraries, not from our own modules."""
    module = getattr(node, "module", None) or ""
    if not getattr(node, "level", 0) and module.partition(".")[0] not in OURS:
        for path in (module, *(alias.name for alias in node.names)):
            for name in path.split("."):
                yield node.lineno, name, False


def is_dictionary_of_object(node: ast.AST) -> bool:
    """Return whether a node is `x.__dict__["_name"]`, `x.__dict__.pop("_name")` or `"_name" in x.__dict__`."""
    parts = []
    if isinstance(node, ast.Subscript):
        parts = [node.value]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        parts = [node.func.value]
    elif isinstance(node, ast.Compare):
        parts = node.comparators
    return any(isinstance(part, ast.Attribute) and part.attr == "__dict__" for part in parts)


@cache
def list_names_of_libraries() -> frozenset[str]:
    """Return the private names that are defined or set in the libraries' sources."""
    names = set()
    for library in LIBRARIES:
        spec = importlib.util.find_spec(library)
        if spec is None or spec.origin is None:
            continue
        origin = Path(spec.origin)
        for file in origin.parent.rglob("*.py") if origin.name == "__init__.py" else [origin]:
            if "tests" not in file.parts and "migrations" not in file.parts and "locale" not in file.parts:
                names.update(re.findall(r"(?<![\w])_[a-zA-Z]\w*", file.read_text(errors="replace")))
    return frozenset(names)


if __name__ == "__main__":
    for path, line, name in find_private_access(Path(settings.BASE_DIR)):
        print(f"{path}:{line}: {name}")

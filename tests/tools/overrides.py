"""List what our classes override of libraries: `python -m tests.tools.overrides > tests/compat/overrides.txt`.

One line for each method or attribute of a library's class that one of ours replaces, with the parameters of the
library's. `tests/compat/test_overrides.py` compares the list with the stored one.
"""

import importlib
import inspect
import os
import pkgutil
from collections.abc import Iterator
from functools import cached_property
from types import FunctionType

import django
from django.utils.functional import cached_property as django_cached_property

OURS = ("cms", "home", "magazine", "exhibition", "search")
# Overrides of these are documented, or Python's own.
ROOTS_LEFT_OUT = (
    "builtins",
    "collections",
    "typing",
    "enum",
    "abc",
    "threading",
    "argparse",
    "logging",
    "html",
    "json",
)
DOCUMENTED = {
    "django.apps.config.AppConfig": {"ready"},
    "django.core.management.base.BaseCommand": {"add_arguments", "handle"},
    "django.db.models.base.Model": {"__str__", "clean", "full_clean", "save", "delete"},
    "django.views.generic.base.View": {"dispatch"},
    "django.views.generic.base.ContextMixin": {"get_context_data"},
    "django.forms.forms.BaseForm": {"__init__", "clean", "save"},
    "wagtail.models.Page": {"get_context", "get_admin_display_title", "clean", "full_clean", "save"},
    "laces.components.Component": {"get_context_data"},
}
NAMES_LEFT_OUT = {"__new__", "_generate_next_value_", "_new_member_", "media", "_meta"}


def list_overrides() -> list[str]:
    """Return a line for each override; also for what a mixin of ours overrides in the classes that use it."""
    found = set()
    for cls in iterate_classes():
        for place, ours in enumerate(cls.__mro__):
            if get_root(ours) not in OURS:
                continue
            for name, value in vars(ours).items():
                if is_code(value) and name not in NAMES_LEFT_OUT:
                    theirs = next((base for base in cls.__mro__[place + 1 :] if name in vars(base)), None)
                    if theirs and is_interesting(theirs, name):
                        found.add(f"{get_path(ours)}.{name} <- {get_path(theirs)}{describe(vars(theirs)[name])}")
    return sorted(found)


def get_root(cls: type) -> str:
    return cls.__module__.partition(".")[0]


def get_path(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def is_interesting(theirs: type, name: str) -> bool:
    return get_root(theirs) not in (*OURS, *ROOTS_LEFT_OUT) and name not in DOCUMENTED.get(get_path(theirs), ())


def iterate_classes() -> Iterator[type]:
    """Yield our classes, in all modules of the apps except migrations, settings and wsgi."""
    for app in OURS:
        package = importlib.import_module(app)
        for found in pkgutil.walk_packages(package.__path__, f"{app}."):
            if ".migrations" in found.name or ".settings" in found.name or found.name.endswith(".wsgi"):
                continue
            module = importlib.import_module(found.name)
            for value in vars(module).values():
                if isinstance(value, type) and value.__module__ == module.__name__:
                    yield value


def is_code(value) -> bool:
    return isinstance(
        value, FunctionType | property | classmethod | staticmethod | cached_property | django_cached_property
    )


def describe(value) -> str:
    """Return the parameters of a function; for other objects, their kind."""
    function = getattr(value, "__func__", value)
    if isinstance(function, FunctionType):
        return "(" + ", ".join(map(strip_annotations, inspect.signature(function).parameters.values())) + ")"
    return f" [{type(value).__name__}]"


def strip_annotations(parameter: inspect.Parameter) -> str:
    mark = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    return f"{mark}{parameter.name}{'' if parameter.default is parameter.empty else '=…'}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    django.setup()
    print("\n".join(list_overrides()))

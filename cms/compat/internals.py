"""Declare undocumented parts of libraries, find them, and replace them with ours."""

import importlib
import inspect
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from django.core.exceptions import ImproperlyConfigured

logger = logging.getLogger(__name__)


class Kind(Enum):
    """The consequence if an internal is missing, or has other parameters."""

    GUARDS = "guards: the site does not start without it"
    NEEDED = "is needed: the site does not start without it"
    SPEEDS = "speeds up: the site goes on without it, slower"
    SHOWS = "shows something better: the site goes on without it, as the library has it"


STOPS = {Kind.GUARDS, Kind.NEEDED}


class InternalChangedError(LookupError):
    """An internal is missing, or has other parameters than before."""


@dataclass(frozen=True)
class Internal:
    """An undocumented part of a library.

    target: "package.module:Class.name". parameters: those of a function that we call or replace, in order; further ones
    with a default may follow. None if it is not a function. seen: the library and its version. why: what we use it for.
    instead: what to do if it is missing. later: its target in newer versions, with its parameters there. reads: strings
    that its source must contain, if we use something that it reads or sets, and not itself; tests check them.
    """

    target: str
    kind: Kind
    seen: str
    why: str
    instead: str
    parameters: tuple[str, ...] | None = None
    later: tuple[str, tuple[str, ...] | None] | None = None
    reads: tuple[str, ...] = ()

    def __post_init__(self):
        DECLARED[self.target] = self

    def __str__(self):
        return f"Seen in {self.seen}; it {self.kind.value}. {self.why} Instead: {self.instead} See docs/upgrading.md."

    def find(self):
        """Return the library's own object, even if it is replaced with ours. Raises InternalChangedError."""
        if self.target in _originals:
            return _originals[self.target]
        owner, name = self.find_owner()
        return getattr(owner, name)

    def find_owner(self) -> tuple[object, str]:
        """Return the module or class that contains it, and its name there. Raises InternalChangedError."""
        try:
            return find_owner(self.target, self.parameters)
        except InternalChangedError as changed:
            try:
                if self.later:
                    return find_owner(*self.later)
            except InternalChangedError as changed_later:
                raise InternalChangedError(f"{changed} {changed_later} {self}") from changed_later
            raise InternalChangedError(f"{changed} {self}") from changed

    def find_unread(self) -> list[str]:
        """Return those of the strings in `reads` that its source does not contain. Raises InternalChangedError."""
        found = self.find()
        found = getattr(found, "func", None) or getattr(found, "fget", None) or found  # of a property
        source = inspect.getsource(found) if self.reads else ""
        return [name for name in self.reads if name not in source]

    def is_there(self) -> bool:
        """Return whether it is as declared; if not, log a warning, once."""
        try:
            self.find()
        except InternalChangedError as changed:
            say_once(self.target, str(changed))
            return False
        return True

    def replace(self, make: Callable) -> None:
        """Replace it with `make(original)`.

        If it is missing, raise ImproperlyConfigured, or only log a warning, depending on its kind.
        """
        try:
            owner, name = self.find_owner()
        except InternalChangedError as changed:
            if self.kind in STOPS:
                raise ImproperlyConfigured(str(changed)) from changed
            say_once(self.target, str(changed))
            return
        current = getattr(owner, name)
        _originals.setdefault(self.target, current)
        setattr(owner, name, make(current))


DECLARED: dict[str, Internal] = {}
_originals: dict[str, object] = {}
_said: set[str] = set()


def find_owner(target: str, parameters: tuple[str, ...] | None) -> tuple[object, str]:
    """Return the module or class that contains a target, and its name there. Raises InternalChangedError."""
    module, _colon, path = target.partition(":")
    *owners, name = path.split(".")
    try:
        owner = importlib.import_module(module)
        for step in owners:
            owner = getattr(owner, step)
        found = getattr(owner, name)
    except (ImportError, AttributeError) as missing:
        raise InternalChangedError(f"{target} is not there any more ({missing}).") from missing
    if parameters is not None and not takes(found, parameters):
        raise InternalChangedError(f"{target} takes other parameters than ({', '.join(parameters)}).")
    return owner, name


def takes(function, parameters: tuple[str, ...]) -> bool:
    """Return whether a function has parameters with these names, in this order, and requires no others."""
    try:
        found = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return False
    kinds = {parameter.name: parameter for parameter in found}
    if tuple(kinds)[: len(parameters)] != parameters:
        return False
    further = found[len(parameters) :]
    return all(
        parameter.default is not parameter.empty or parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
        for parameter in further
    )


def list_changed(kinds: Iterable[Kind] = tuple(Kind)) -> list[str]:
    """Return a sentence for each declared internal of these kinds that is missing or has other parameters."""
    said = []
    for internal in DECLARED.values():
        if internal.kind in kinds:
            try:
                internal.find()
            except InternalChangedError as changed:
                said.append(str(changed))
    return said


def refuse_to_start_without() -> None:
    """Raise ImproperlyConfigured if an internal is missing that guards something, or that the site needs."""
    if said := list_changed(STOPS):
        raise ImproperlyConfigured("\n- ".join(["The site does not start on these versions of its libraries:", *said]))


def say_once(name: str, sentence: str) -> None:
    """Log a warning, once in a process for each name."""
    if name not in _said:
        _said.add(name)
        logger.warning("%s", sentence)

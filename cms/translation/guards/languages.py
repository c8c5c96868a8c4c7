"""A language is not kept as a copy of another: that would make every page a live alias.

See docs/decisions/trap-11-live-aliases.md.
"""

from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization


def remove_synchronisation() -> None:
    """Take "synchronise from another locale" out of the form of a language."""
    LOCALE_COMPONENTS[:] = [component for component in LOCALE_COMPONENTS if component["model"] != LocaleSynchronization]


remove_synchronisation()

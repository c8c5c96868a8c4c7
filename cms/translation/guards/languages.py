"""Guard of the form of a language: no language can be synchronised from another.

That would create a live alias of every page (docs/decisions/trap-11-live-aliases.md).
"""

from wagtail_localize.locales.components import LOCALE_COMPONENTS
from wagtail_localize.models import LocaleSynchronization


def remove_synchronisation() -> None:
    """Remove "synchronise from another locale" from the form of a language."""
    LOCALE_COMPONENTS[:] = [component for component in LOCALE_COMPONENTS if component["model"] != LocaleSynchronization]


remove_synchronisation()

"""The system check that lists missing internals without which the site still runs."""

from django.core.checks import Warning as CheckWarning
from django.core.checks import register

from .internals import STOPS, Kind, list_changed


@register
def check_internals(app_configs=None, **kwargs):
    return [CheckWarning(said, id="compat.W001") for said in list_changed(set(Kind) - STOPS)]

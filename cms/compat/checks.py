"""`manage.py check` names what the site goes on without."""

from django.core.checks import Warning as CheckWarning
from django.core.checks import register

from .internals import STOPS, Kind, list_changed


@register
def check_internals(app_configs=None, **kwargs):
    return [CheckWarning(said, id="compat.W001") for said in list_changed(set(Kind) - STOPS)]

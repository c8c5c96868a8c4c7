"""System checks of the settings of signing in."""

from django.conf import settings
from django.core.checks import Error, register

from cms.newsroom.models import Role

from .second_step.requirement import ADMINISTRATOR


@register()
def check_roles(app_configs, **kwargs) -> list[Error]:
    """Report roles that nobody can have: a slip of the pen would ask nobody for a second step."""
    known = {ADMINISTRATOR, *Role.values}
    unknown = sorted(set(settings.SECOND_STEP_ROLES) - known)
    message = f"SECOND_STEP_ROLES names unknown roles: {', '.join(unknown)}."
    return [Error(message, hint=f"Known are {', '.join(sorted(known))}.", id="accounts.E001")] if unknown else []

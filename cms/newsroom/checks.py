"""System checks of page types."""

from django.core.checks import Error, register
from wagtail.models import Page, get_page_models


@register("newsroom")
def check_page_types_are_moderated(app_configs=None, **kwargs):
    """Report page types that would bypass the four-eyes rule. Only the tree's root is a plain Wagtail `Page`."""
    return [
        Error(
            f"{model._meta.label} does not obey the newsroom's permissions.",
            hint="Derive it from cms.pages.models.BasePage.",
            obj=model,
            id="newsroom.E001",
        )
        for model in get_page_models()
        if model is not Page and model.permissions_for_user is Page.permissions_for_user
    ]

"""Guard of the actions that wagtail-localize adds to Wagtail's editors, for users who may publish the text."""

from django.core.exceptions import PermissionDenied
from wagtail import hooks
from wagtail.models import TranslatableMixin

from .answers import refuse
from .endpoints import check_may_replace

FIRST = -100  # before wagtail-localize, whose own hook handles the request
# Follow the original again (its words replace what was written since), and become an alias of it.
ACTIONS = ["localize-restart-translation", "localize-convert-to-alias"]


@hooks.register("before_edit_page", order=FIRST)
@hooks.register("before_edit_snippet", order=FIRST)
def check_before_replacing(request, text):
    if request.method != "POST" or not any(action in request.POST for action in ACTIONS):
        return None
    try:
        check_may_replace(request.user, text)
    except PermissionDenied as refusal:
        return refuse(request, refusal, text)
    return None


@hooks.register("construct_page_action_menu")
@hooks.register("construct_snippet_action_menu")
def offer_only_what_one_may(menu_items, request, context):
    text = context.get("page") or context.get("instance")
    if text is None or not isinstance(text, TranslatableMixin):
        return
    refused = ACTIONS if not _may_replace(request.user, text) else ACTIONS[1:] * getattr(text, "is_structural", False)
    menu_items[:] = [item for item in menu_items if item.name not in refused]


def _may_replace(user, text) -> bool:
    try:
        check_may_replace(user, text)
    except PermissionDenied:
        return False
    return True

"""Open the workbench of a page without building its draft.

Wagtail's page editor builds the whole draft before it calls `before_edit_page`: a query for each foreign key of the
page and of its rows. The workbench shows segments and needs none of it: the hooks are called with the stored page.
"""

from functools import wraps

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from cms.compat.wagtail_views import OPEN_PAGE
from cms.newsroom.moderation.publication_checks import judging

from ..editor.state import OF_WORKFLOW
from ..permissions import may_edit
from ..saving.places import load_target
from ..text.lookup import find_family_of_page, remember_family


def connect() -> None:
    """Have Wagtail's page editor open translations here."""
    OPEN_PAGE.replace(_with_translations_first)


def _with_translations_first(dispatch):
    @wraps(dispatch)
    def open_page(view, request, page_id, **kwargs):
        is_chosen = settings.TRANSLATION_EDITOR == "workbench" and request.method in {"GET", "HEAD"}
        response = open_translation(request, page_id) if is_chosen and not kwargs else None
        return response or dispatch(view, request, page_id, **kwargs)

    return open_page


def open_translation(request: HttpRequest, page_id: int) -> HttpResponse | None:
    """Return what the hooks answer for a page that is a translation; None for other pages. Raises PermissionDenied."""
    translation, family = find_family_of_page(page_id)
    if translation is None:
        return None
    target = load_target(translation, request.user, *OF_WORKFLOW)
    target.locale = translation.target_locale
    if not may_edit(request.user, target):
        raise PermissionDenied
    with judging(target):  # a GET: nothing of it changes
        remember_family(target, family)
        for hook in hooks.get_hooks("before_edit_page"):
            response = hook(request, target)
            if hasattr(response, "status_code"):
                return response
    return None

"""Limit the forms that ask for a parent page to the pages that the user may know of.

Wagtail's forms accept any id, and name its page in the error when they refuse it.
"""

from functools import partial, wraps

from django.http import Http404
from wagtail import hooks

from cms.compat import wagtail_views

from .current import get_current_user
from .pages import find_known, keep_known


def connect() -> None:
    """Wrap the constructors of Wagtail's forms that ask for a parent page."""
    for form, name in wagtail_views.PLACE_FORMS.items():
        form.replace(partial(_with_known_places, name))


def _with_known_places(name: str, init):
    @wraps(init)
    def init_with_known_places(form, *args, **kwargs):
        init(form, *args, **kwargs)
        if user := get_current_user():
            form.fields[name].queryset = keep_known(user, form.fields[name].queryset)

    return init_with_known_places


@hooks.register("before_move_page", order=-100)
def confirm_only_between_known_pages(request, page, destination):
    """Raise Http404 if the user may not know of both pages. Wagtail's confirmation names them before it checks."""
    if len(find_known(request.user, [page, destination])) < len({page.pk, destination.pk}):
        raise Http404

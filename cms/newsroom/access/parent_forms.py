"""Limit the forms that ask for a parent page to the pages that the user may know of.

Wagtail's forms accept any id, and name its page in the error when they refuse it.
"""

from functools import wraps

from django.http import Http404
from wagtail import hooks
from wagtail.admin.forms.pages import CopyForm, MoveForm, ParentChooserForm
from wagtail.admin.views.pages.bulk_actions.move import MoveForm as BulkMoveForm

from .current import get_current_user
from .pages import find_known, keep_known

PARENT_FIELDS = {
    CopyForm: "new_parent_page",
    MoveForm: "new_parent_page",
    ParentChooserForm: "parent_page",
    BulkMoveForm: "chooser",
}


def connect() -> None:
    """Wrap the constructors of Wagtail's forms in `PARENT_FIELDS`."""
    for form_class, name in PARENT_FIELDS.items():
        form_class.__init__ = _with_known_places(form_class.__init__, name)


def _with_known_places(init, name: str):
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

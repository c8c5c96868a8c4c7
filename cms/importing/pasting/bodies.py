"""The body into which somebody pastes, found by the form that holds it."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.sanitizing.contentstate import MAX_ID

EDIT, ADD = "wagtailadmin_pages:edit", "wagtailadmin_pages:add"


def find_body(user, form: str, field: str) -> tuple[StreamBlock, Page | None]:
    """Return the block of a body and its page, given the address of the page's form and the field's name.

    A page that is being added is None.

    Raises PermissionDenied if the user may not edit the page or add one there, and BadRequest if there is no such body.
    """
    try:
        match = resolve(form.partition("?")[0])
    except Resolver404 as error:
        raise BadRequest("No form has this address.") from error
    page = None
    if match.view_name == EDIT:
        page = _find_page(match.kwargs["page_id"])
        model = _check_edit(user, page)
    elif match.view_name == ADD:
        names = ("content_type_app_name", "content_type_model_name")
        model = _check_add(user, _find_page(match.kwargs["parent_page_id"]), *(match.kwargs[name] for name in names))
    else:
        raise BadRequest("This is not the form of a page.")
    for known in model._meta.get_fields():
        if isinstance(known, StreamField) and known.name == field:
            return known.stream_block, page
    raise BadRequest("This page has no such body.")


def _find_page(pk: int) -> Page:
    page = Page.objects.filter(pk=pk).first() if pk <= MAX_ID else None
    if page is None:
        raise BadRequest("There is no such page.")
    return page.specific_deferred


def _check_edit(user, page: Page) -> type[Page]:
    if not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not edit this text."))
    lock = page.get_lock()
    if lock and lock.for_user(user):
        raise PermissionDenied(_("This text is locked: nothing can be pasted into it."))
    return type(page)


def _check_add(user, parent: Page, app_label: str, model_name: str) -> type[Page]:
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied(_("You may not add texts here."))
    for model in parent.creatable_subpage_models():
        if (model._meta.app_label, model._meta.model_name) == (app_label, model_name):
            return model
    raise BadRequest("No page of this type can be added here.")

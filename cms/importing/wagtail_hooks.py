"""The URLs of imports, and the button that leads to them from the pages below which texts are written."""

from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button

from cms.images.inbox.permissions import may_use_inbox

from .admin import views
from .admin.pictures import count_waiting, fill_places
from .admin.places import find_types
from .pasting import hooks as pasting  # noqa: F401 (its hooks register themselves)


@hooks.register("register_admin_urls")
def register_addresses():
    addresses = [
        path("<int:parent_id>/", views.choose_file, name="choose"),
        path("<int:parent_id>/<int:pk>/", views.preview, name="preview"),
        path("<int:parent_id>/<int:pk>/page/", views.show, name="show"),
    ]
    return [path("import/", include((addresses, "importing")))]


@hooks.register("register_page_header_buttons")
def add_button(page, user, next_url=None, view_name=None):
    """Lead to imports from the menu beside a page's title, where "Add child page" is."""
    if page.pk and find_types(user, page):
        yield Button(_("Import a text"), reverse("importing:choose", args=[page.pk]), icon_name="upload", priority=12)


@hooks.register("before_edit_page")
def show_finished_pictures(request, page):
    """Before the form is shown, pictures that are in the library by now take their places in the text."""
    lock = page.get_lock()
    is_locked = lock is not None and lock.for_user(request.user)
    if request.method != "GET" or is_locked:
        return None
    if fill_places(request.user, page):
        return redirect(request.get_full_path())
    if waiting := count_waiting(page):
        said = ngettext(
            "%(count)d picture of this text waits in the picture inbox. Finished there, it takes its place here.",
            "%(count)d pictures of this text wait in the picture inbox. Finished there, they take their places here.",
            waiting,
        )
        may_finish = may_use_inbox(request.user)
        inbox = messages.button(reverse("picture_inbox"), gettext("Open the picture inbox"))
        messages.warning(request, said % {"count": waiting}, buttons=[inbox] if may_finish else None)
    return None

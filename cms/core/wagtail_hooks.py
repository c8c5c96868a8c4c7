from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from .rich_text import LocalizedPageLinkHandler


class TextChecksItem(ContentCheckerItem):
    """Wagtail's check of a page, which takes large type for headings: asked of what editors write, not of our frame."""

    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {"id": "p-as-heading", "selector": ".prose p", "enabled": True},
    ]


@hooks.register("register_rich_text_features", order=10)
def link_to_the_readers_language(features):
    features.register_link_type(LocalizedPageLinkHandler)


@hooks.register("construct_wagtail_userbar")
def check_what_editors_write(request, items, page):
    items[:] = [TextChecksItem(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("before_copy_page")
def keep_a_form_without_its_parent(request, page):
    """Wagtail looks for the new parent before the form does, and fails without a valid one: the form then says so."""
    key = request.POST.get("new_parent_page", "")
    if request.method != "POST" or (key.isdecimal() and Page.objects.filter(pk=int(key)).exists()):
        return
    request.POST = request.POST.copy()
    request.POST["new_parent_page"] = str(page.get_parent().pk)  # the form is bound already to what was sent

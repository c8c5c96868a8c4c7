from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler, PageLinkElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from cms.core.sanitizing import requests  # noqa: F401 (its hooks register themselves)
from cms.core.sanitizing.editor import make_link
from cms.core.sanitizing.ids import read_id

from .blocks.notes import ENTITY, LINK_TYPE, NoteElementHandler, NoteLinkHandler, make_mark
from .rich_text import (
    LocalizedPageLinkHandler,
    SoundDocumentLinkHandler,
    SoundImageEmbedHandler,
    SoundMediaEmbedHandler,
)


class TextChecksItem(ContentCheckerItem):
    """Wagtail's content check, whose rule on large text that looks like a heading covers editors' text only."""

    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {"id": "p-as-heading", "selector": ".prose p", "enabled": True},
    ]


@hooks.register("register_rich_text_features", order=10)
def show_references_to_readers(features):
    features.register_link_type(LocalizedPageLinkHandler)
    features.register_link_type(SoundDocumentLinkHandler)
    features.register_embed_type(SoundImageEmbedHandler)
    features.register_embed_type(SoundMediaEmbedHandler)


@hooks.register("register_rich_text_features", order=10)
def store_links_as_they_were_typed(features):
    rule = {
        "from_database_format": {
            "a[href]": ExternalLinkElementHandler("LINK"),
            'a[linktype="page"]': PageLinkElementHandler("LINK"),
        },
        "to_database_format": {"entity_decorators": {"LINK": make_link}},
    }
    features.register_converter_rule("contentstate", "link", rule)


@hooks.register("register_rich_text_features")
def offer_notes(features):
    features.register_link_type(NoteLinkHandler)
    control = {"type": ENTITY, "label": "1", "description": _("Note"), "icon": "list-ol"}
    features.register_editor_plugin(
        "draftail", "footnote", EntityFeature(control, js=["wagtailadmin/js/draftail.js", "pages/notes.js"])
    )
    rule = {
        "from_database_format": {f'a[linktype="{LINK_TYPE}"]': NoteElementHandler(ENTITY)},
        "to_database_format": {"entity_decorators": {ENTITY: make_mark}},
    }
    features.register_converter_rule("contentstate", "footnote", rule)


@hooks.register("construct_wagtail_userbar")
def check_what_editors_write(request, items, page):
    items[:] = [TextChecksItem(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]


@hooks.register("before_copy_page")
def keep_a_form_without_its_parent(request, page):
    """Replace a new parent that is not valid, so that the form reports it.

    Wagtail looks the parent up before it validates the form, and fails without a valid one."""
    pk = read_id(request.POST.get("new_parent_page"))
    if request.method != "POST" or Page.objects.filter(pk=pk).exists():
        return
    request.POST = request.POST.copy()
    request.POST["new_parent_page"] = str(page.get_parent().pk)  # the form is already bound to what was sent

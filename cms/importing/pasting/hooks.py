"""The endpoint of pasting, and its scripts in the page editor."""

import json

from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail import hooks

from ..files.kinds import EXTENSIONS
from .views import MOST_BYTES, insert_file, paste

SCRIPTS = ("importing/pasting/clipboard.js", "importing/pasting/editors.js", "importing/pasting/body.js")


@hooks.register("register_admin_urls")
def register_urls():
    return [
        path("importing/paste/", paste, name="paste_into_body"),
        path("importing/paste/file/", insert_file, name="insert_file_into_body"),
    ]


@hooks.register("insert_editor_js")
def add_pasting():
    """Let people paste documents into bodies, and insert files; what the scripts say comes with them."""
    words = {
        "reading": _("Reading what you pasted…"),
        "undo": _("Undo the paste"),
        "close": _("Close"),
        "undone": _("The paste was undone."),
        "partly": _("The paste was undone, except where you have changed the text since."),
        "after": _("What this field cannot hold is in blocks of its own beside it."),
        "failed": _("The server cannot be reached: only the words were pasted, as the editor itself does it."),
        "long": _("This is too long to be read: only the words were pasted, as the editor itself does it."),
        "refused": _("Only the words were pasted, as the editor itself does it."),
    }
    words_of_files = {
        "choose": _("Insert the text of a file"),
        "reading": _("Reading the file…"),
        "undo": _("Take it out again"),
        "undone": _("What was inserted is taken out again."),
        "partly": _("What was inserted is taken out again, except where you have changed the text since."),
        "failed": _("The server cannot be reached: nothing was inserted."),
        "kind": _("Files of this kind cannot be imported: save the text as .docx, .odt or Markdown."),
    }
    return format_html(
        '<link rel="stylesheet" href="{}">{}'
        '<script src="{}" defer data-url="{}" data-most="{}" data-words="{}"></script>'
        '<script src="{}" defer data-url="{}" data-extensions="{}" data-words="{}"></script>',
        static("importing/pasting/line.css"),
        format_html_join("", '<script src="{}" defer></script>', ((static(name),) for name in SCRIPTS)),
        static("importing/pasting/pasting.js"),
        reverse("paste_into_body"),
        MOST_BYTES,
        json.dumps(words),
        static("importing/pasting/files.js"),
        reverse("insert_file_into_body"),
        ",".join(EXTENSIONS),
        json.dumps(words_of_files),
    )

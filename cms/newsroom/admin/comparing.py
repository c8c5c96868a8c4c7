"""Compare revisions paragraph by paragraph. Wagtail's comparison joins the paragraphs of rich text.

Seen in Wagtail 7.4: its comparison reads rich text with `text_from_html`, which drops the breaks. `read_paragraphs`
replaces that function; `.comparison` in newsroom/admin.css displays the breaks.
"""

from functools import wraps

from bs4 import BeautifulSoup
from django.utils.safestring import mark_safe

from cms.compat import wagtail_views

BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "tr", "div", "figure", "dt", "dd"]


def read_paragraphs(html) -> str:
    """Return the text of the HTML with one line per paragraph, list item and line break."""
    soup = BeautifulSoup(str(html or ""), "html.parser")
    for element in soup.find_all("br"):
        element.replace_with("\n")
    for element in soup.find_all(BLOCKS):
        element.insert_before("\n")
        element.insert_after("\n")
    lines = (line.strip() for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line)


def keep_paragraphs() -> None:
    """Make Wagtail's comparisons use `read_paragraphs`, and show line breaks, those of plain text too."""
    wagtail_views.COMPARED_TEXT.replace(lambda _text_from_html: read_paragraphs)
    wagtail_views.COMPARED_HTML.replace(_with_lines)


def _with_lines(show_changes):
    @wraps(show_changes)
    def show_lines(difference, *args, **kwargs):
        return mark_safe(show_changes(difference, *args, **kwargs).replace("\n", "<br>"))  # noqa: S308 (escaped before)

    return show_lines

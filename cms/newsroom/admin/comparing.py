"""Versions are compared paragraph by paragraph: Wagtail's comparison runs the paragraphs of rich text together.

Seen in Wagtail 7.4, whose comparison reads rich text by `text_from_html`, without breaks. The function below takes its
place in that module; the look keeps the breaks (`.comparison` in newsroom/admin.css).
"""

from bs4 import BeautifulSoup
from django.utils.safestring import mark_safe
from wagtail.admin import compare

BLOCKS = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "tr", "div", "figure", "dt", "dd"]


def read_paragraphs(html) -> str:
    """Return the text of HTML with each paragraph, item and line on a line of its own."""
    soup = BeautifulSoup(str(html or ""), "html.parser")
    for element in soup.find_all("br"):
        element.replace_with("\n")
    for element in soup.find_all(BLOCKS):
        element.insert_before("\n")
        element.insert_after("\n")
    lines = (line.strip() for line in soup.get_text().splitlines())
    return "\n".join(line for line in lines if line)


def keep_paragraphs() -> None:
    """Have Wagtail's comparisons read rich text so, and show line breaks, those of plain text too."""
    show_changes = compare.TextDiff.to_html

    def show_lines(difference, *args, **kwargs):
        return mark_safe(show_changes(difference, *args, **kwargs).replace("\n", "<br>"))  # noqa: S308 (escaped before)

    compare.text_from_html = read_paragraphs
    compare.TextDiff.to_html = show_lines

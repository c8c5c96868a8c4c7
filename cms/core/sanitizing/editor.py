"""The widget of the rich text editor. It can always open again what it accepted, and what was stored before."""

import json
import logging

from bs4 import BeautifulSoup
from django.utils.html import escape
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text import DraftailRichTextArea

from .contentstate import ContentStateCleaner, as_id
from .urls import disarm_url

logger = logging.getLogger(__name__)


class RichTextArea(DraftailRichTextArea):
    """Wagtail's editor, with its content cleaned in both directions.

    A link that is not allowed is kept as typed: the field's validator reports it, and the form is shown again with all
    its text. Shown in the editor, such a link leads nowhere.
    """

    def value_from_datadict(self, data, files, name):
        raw = data.get(name)
        return None if raw is None else self._convert(raw)

    def format_value(self, value):
        html = value if isinstance(value, str) else str(value or "")
        for attempt in (str, _drop_broken, _keep_words):
            try:
                content = json.loads(self.converter.from_database_format(attempt(html)))
            except Exception:  # Draftail's converter does not validate: broken HTML makes it raise errors of many types
                logger.warning("Rich text could not be opened as it is stored.", exc_info=True)
                continue
            return json.dumps(_disarm(content))
        return self.converter.from_database_format("")

    def _convert(self, raw: str) -> str:
        """Return the HTML to store: the whole content if it can be opened again, else its text."""
        exporter = self.converter.exporter
        cleaner = ContentStateCleaner(exporter.block_options, exporter.style_options, exporter.entity_options)
        content = cleaner.clean(raw)
        try:
            html = self._export(content)
            self.converter.from_database_format(html)
        except Exception:  # as in format_value: Draftail's converter raises errors of many types
            logger.warning("Rich text was sent that could not be opened again: its words are kept.", exc_info=True)
            html = self._export(cleaner.get_words(content))
        return html

    def _export(self, content: dict) -> str:
        return self.converter.to_database_format(json.dumps(content))


def make_link(props: dict):
    """Return a link for storage. Wagtail's own silently drops some URLs; here the validator reports them."""
    if (number := props.get("id")) is not None:
        attributes = {"linktype": "page", "id": number}
    else:
        attributes = {"href": props.get("url")}
    return DOM.create_element("a", attributes, props["children"])


def _disarm(content: dict) -> dict:
    for entity in content["entityMap"].values():
        data = entity["data"]
        if isinstance(url := data.get("url"), str) and "id" not in data:
            data["url"] = disarm_url(url)
    return content


def _drop_broken(html: str) -> str:
    """Return stored rich text without references that cannot be a primary key; the text stays."""
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.find_all("a"):
        if tag.get("linktype") and as_id(tag.get("id")) is None:
            tag.unwrap()
    for tag in soup.find_all("embed"):
        if tag.get("embedtype") != "media" and as_id(tag.get("id")) is None:
            tag.decompose()
    return str(soup)


def _keep_words(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    lines = [line for line in soup.get_text("\n").split("\n") if line.strip()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)

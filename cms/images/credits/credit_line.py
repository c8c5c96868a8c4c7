"""The credit line of an image, generated from its fields in the reader's language."""

import html
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.html import conditional_escape, format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.core.sanitizing.urls import keep_allowed

from ..licences import Kind, Licence

# Names of sites. For other sites the host is used.
SITE_NAMES = {
    "flickr.com": "Flickr",
    "commons.wikimedia.org": "Wikimedia Commons",
    "europeana.eu": "Europeana",
    "gallica.bnf.fr": "Gallica",
    "github.com": "GitHub",
    "unsplash.com": "Unsplash",
    "images.nasa.gov": "NASA",
}
# "IMG_2041", "DSC 0042-2", "PXL_20261130_101112", "WhatsApp Image 2026-11-30 at 10.11.12".
NAME_OF_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|dcim|pxl|mvimg|gopr|pict|screenshot|whatsapp image)[\W_]*\d(?:[\W\d_]|at)*", re.IGNORECASE
)


@dataclass(frozen=True)
class Credit:
    """The parts of a credit line in one language; those that do not apply are empty."""

    title: str
    kind: str  # "generative drawing"; empty for photographs, as `maker` names the kind
    maker: str  # "Photo by vultilion"
    holder: str  # "© Culture For Causes Network"
    licence: str
    licence_url: str
    source: str  # the name of the site that the image was found on
    source_url: str
    page_url: str = ""  # the page about the image; the first part of the line links to it

    def without_title(self) -> "Credit":
        return Credit(**{**self.__dict__, "title": ""})

    @property
    def text(self) -> str:
        return html.unescape(strip_tags(self.__html__()))

    @property
    def attribution(self) -> str:
        """Return the line as plain text to copy elsewhere, with the URLs of its links."""
        sentences = [", ".join(self._what), ", ".join([*self._terms, *self._list_spelt_out()])]
        return ". ".join(filter(None, sentences))

    @property
    def _what(self) -> list[str]:
        return [part for part in (self.title, self.kind if self.title else capfirst(self.kind)) if part]

    @property
    def _terms(self) -> list[str]:
        return [part for part in (self.maker, self.holder) if part]

    @property
    def _licence(self) -> str:
        return self.licence if self._terms else capfirst(self.licence)

    def _list_spelt_out(self) -> list[str]:
        licence = f"{self._licence} ({self.licence_url})" if self.licence_url else self._licence
        source = _("via %(site)s") % {"site": self.source} if self.source else ""
        return [part for part in (licence, f"{source} ({self.source_url})" if source else "") if part]

    def __html__(self) -> SafeString:
        """Return the line as HTML: "Dahlia. Photo by vultilion, CC BY 2.0, via Flickr"."""
        what, terms = self._what, self._terms
        if self.page_url and (first := what or terms):
            first[0] = format_html('<a href="{}">{}</a>', self.page_url, first[0])
        if self.licence_url:
            terms.append(format_html('<a href="{}" rel="license">{}</a>', self.licence_url, self._licence))
        elif self.licence:
            terms.append(self._licence)
        if self.source:
            link = format_html('<a href="{}">{}</a>', self.source_url, self.source)
            # Translators: where an image was found, "via Flickr".
            terms.append(mark_safe(conditional_escape(_("via %(site)s")) % {"site": link}))  # noqa: S308 - both escaped
        sentences = [format_html_join(", ", "{}", ((part,) for part in parts)) for parts in (what, terms)]
        return format_html_join(". ", "{}", ((sentence,) for sentence in sentences if sentence))

    def __str__(self) -> str:
        return self.__html__()


def credit_line(image, language: str | None = None, *, page_url: str = "") -> Credit:
    """Return an image's credit for readers of a language, by default the active one.

    It names title, kind, author, holder, licence and source, as far as they are known. `{{ credit }}` is safe HTML,
    with rel="license" on the link to the licence's deed in that language; `credit.text` is plain text.
    page_url: the URL of the page about the image, if the line is to link to it.
    """
    language = language or translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        licence = Licence(image.licence) if image.licence in Licence.values else None
        author, holder = image.author.strip(), image.holder.strip()
        is_photo = image.kind == Kind.PHOTOGRAPH
        if author == holder:  # name them once
            author, holder = (author, "") if is_photo or not licence or licence.is_free_of_copyright else ("", holder)
        return Credit(
            title=_find_title(image, language),
            kind="" if is_photo or not image.kind else str(Kind(image.kind).label),
            # Translators: begins a sentence of the credit line.
            maker=_("Photo by %(author)s") % {"author": author} if is_photo and author else author,
            holder=f"©\u00a0{holder}" if holder and licence and not licence.is_free_of_copyright else holder,
            licence=_name_licence(licence),
            licence_url=licence.get_deed_url(language) if licence else "",
            source=_name_site(keep_allowed(image.source_url)),
            source_url=keep_allowed(image.source_url),
            page_url=page_url,
        )


def _find_title(image, language: str) -> str:
    """Return the title of an image; "" for one that a camera or telephone gave, which says nothing to readers."""
    title = image.get_title(language).strip().rstrip(".")
    return "" if NAME_OF_CAMERA.fullmatch(title) else title


def _name_licence(licence: Licence | None) -> str:
    if licence is None:
        return ""
    if licence == Licence.PERMISSION:
        # Translators: ends a credit line, "© Museu do Vale, with permission".
        return pgettext("credit line", "with permission")
    return str(licence.label)


def _name_site(url: str) -> str:
    """Return the name of the site of a URL: "Flickr", or its host."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    for known, name in SITE_NAMES.items():
        if host == known or host.endswith(f".{known}"):
            return name
    return host

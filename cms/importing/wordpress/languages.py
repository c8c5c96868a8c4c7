"""The language of a post, and what it is a translation of, as Polylang and WPML export them.

Polylang stores both as terms: `language`, and `post_translations`, whose slug all translations of a post share
(`integrations/wp-importer/wp-import.php` of Polylang reads them again). A site names the slugs of its languages; the
description of their terms holds their locales. WPML keeps both in tables of its own, which are in no export
(https://wpml.org/documentation/support/wpml-tables/); its add-on *Export and Import* writes custom fields:
https://wpml.org/documentation/related-projects/wpml-export-and-import/. Without it, the address says the language at
times: /pt/…, or ?lang=pt.
"""

from urllib.parse import parse_qs, urlsplit

from django.conf.locale import LANG_INFO
from wagtail.models import Locale, Page

from .export import Overview, Post

_CODE, _GROUP = "_wpml_import_language_code", "_wpml_import_translation_group"


def find_language(post: Post) -> str:
    """Return the language code of a post; "" if the export does not say."""
    slug = next((term.slug for term in post.terms if term.domain == "language"), "")
    return (slug or post.get_value(_CODE)).strip().lower().replace("_", "-")


def find_group(post: Post) -> str:
    """Return what all translations of a post have in common; "" if the export names none."""
    if slug := next((term.slug for term in post.terms if term.domain == "post_translations"), ""):
        return f"pll:{slug}"[:100]
    group = post.get_value(_GROUP).strip()
    return f"wpml:{group}"[:100] if group else ""


def list_codes(post: Post, overview: Overview) -> list[str]:
    """Return the codes by which a post's language may be known here, the best first; [""] if the export has none."""
    slug = find_language(post)
    locale = overview.locales.get(slug, "")
    return list(dict.fromkeys(code for code in (slug, locale) if code)) or [""]


def find_language_of_address(post: Post, overview: Overview) -> str:
    """Return what seems to be a language code in the address of a post; "" if there is nothing of the kind."""
    try:
        parts = urlsplit(post.address)
        base = urlsplit(overview.site).path.rstrip("/") + "/"
    except ValueError:
        return ""
    first = parts.path.removeprefix(base).partition("/")[0] if parts.path.startswith(base) else ""
    code = next(iter(parse_qs(parts.query).get("lang", ())), first).lower()
    return code if code.partition("-")[0] in LANG_INFO and len(code) <= 7 else ""


def has_unknown_language(post: Post) -> bool:
    """Return whether a plug-in for languages left traces in a post, but not its language."""
    return not find_language(post) and any(name.startswith(("_icl_", "_wpml_", "_pll_")) for name in post.values)


class Parents:
    """The pages below which posts come, by language: a page and its translations.

    language: that of posts of which nothing says it; without, that of the page.
    """

    def __init__(self, parent: Page, language: str = ""):
        self._parent, self._known = parent, {}
        self.default = self._look_up(language.lower()) if language else parent

    def find(self, post: Post, overview: Overview) -> Page | None:
        """Return the page for a post; None if the magazine has no version in its language."""
        codes = list_codes(post, overview)
        if codes != [""]:
            return next((page for page in map(self._get, codes) if page is not None), None)
        return self.find_by_address(post, overview) or self.default

    def find_by_address(self, post: Post, overview: Overview) -> Page | None:
        """Return the page for the language in a post's address, if the magazine has it."""
        code = find_language_of_address(post, overview)
        return self._get(code) if code else None

    def _get(self, language: str) -> Page | None:
        if language not in self._known:
            self._known[language] = self._look_up(language)
        return self._known[language]

    def _look_up(self, language: str) -> Page | None:
        for code in dict.fromkeys((language, language.split("-")[0])):
            locale = Locale.objects.filter(language_code__iexact=code).first()
            if locale is not None and locale.pk == self._parent.locale_id:
                return self._parent
            found = self._parent.get_translation_or_none(locale) if locale else None
            if found is not None:
                return found.specific
        return None

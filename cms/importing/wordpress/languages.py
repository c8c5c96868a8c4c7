"""The language of a post, and what it is a translation of, as Polylang and WPML export them.

Polylang stores both as terms: `language`, and `post_translations`, whose slug all translations of a post share. WPML
keeps them in tables of its own, which are in no export; its add-on *Export and Import* writes custom fields:
https://wpml.org/documentation/related-projects/wpml-export-and-import/
"""

from wagtail.models import Locale, Page

from .export import Post

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


def has_unknown_language(post: Post) -> bool:
    """Return whether a plug-in for languages left traces in a post, but not its language."""
    return not find_language(post) and any(name.startswith(("_icl_", "_wpml_", "_pll_")) for name in post.values)


class Parents:
    """The pages below which posts come, by language: a page and its translations."""

    def __init__(self, parent: Page):
        self._parent, self._known = parent, {"": parent}

    def find(self, language: str) -> Page | None:
        """Return the page for a language code; for "" the one that was named. None if there is none."""
        if language not in self._known:
            self._known[language] = self._look_up(language)
        return self._known[language]

    def _look_up(self, language: str) -> Page | None:
        for code in dict.fromkeys((language, language.split("-")[0])):
            locale = Locale.objects.filter(language_code__iexact=code).first()
            found = self._parent.get_translation_or_none(locale) if locale else None
            if found is not None:
                return found.specific
        return None

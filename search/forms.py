from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cms.core.content.search_facets import FACETS
from cms.core.editing.blank import is_blank
from cms.core.navigation.languages import content_language_choices

from .page_search import Filters

LONGEST_QUERY = 200


class SearchForm(forms.Form):
    """The reader's query. Django's CharField refuses NUL characters, which PostgreSQL cannot store."""

    q = forms.CharField(
        label=_("Search"),
        max_length=LONGEST_QUERY,
        required=False,
        strip=True,
        error_messages={"max_length": _("That is a long search. Use at most %(limit_value)d characters.")},
    )

    @property
    def query(self) -> str:
        """Return the text to search for; "" if it is not valid or blank."""
        return self.cleaned_data["q"] if self.is_valid() and not is_blank(self.cleaned_data["q"]) else ""

    @property
    def typed(self) -> str:
        typed = self.data.get("q", "").strip()
        return "" if is_blank(typed) else typed


def read_filters(data: QueryDict, reader_language: str) -> Filters:
    """Return the filters in a URL unchecked, except for the language, which must be another language of the site."""
    others = [code for code, _name in content_language_choices() if code != reader_language]
    language = data.get("language", "")
    chosen = {name: data.get(name, "").strip() for name in FACETS}
    return Filters(**chosen, language=language if language in others else "")

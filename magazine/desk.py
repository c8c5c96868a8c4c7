"""The magazine's filters of the translations' desk: its sections and its issues, named in the person's language."""

from django.db.models import Q, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.translation.desk.registry import DeskFilter, register_desk_filter

from .models import IssuePage, Section, StoryPage


def list_sections() -> list[tuple[str, str]]:
    return _name_in_own_language(Section.objects.values_list("translation_key", "locale__language_code", "name"))


def list_issues() -> list[tuple[str, str]]:
    issues = IssuePage.objects.order_by("-number").values_list(
        "translation_key", "locale__language_code", "title", "number"
    )
    return _name_in_own_language((key, code, f"{number}. {title}") for key, code, title, number in issues)


def find_texts_of_section(key: str) -> QuerySet:
    return StoryPage.objects.filter(section__translation_key=key).values("translation_key")


def find_texts_of_issue(key: str) -> QuerySet:
    """Return the keys of an issue and of all that stands below it, in whatever language."""
    below = Q(translation_key=key)
    for path in IssuePage.objects.filter(translation_key=key).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return Page.objects.filter(below).values("translation_key")


def register() -> None:
    register_desk_filter(DeskFilter("section", _("Section"), list_sections, find_texts_of_section))
    register_desk_filter(DeskFilter("issue", _("Issue"), list_issues, find_texts_of_issue))


def _name_in_own_language(versions) -> list[tuple[str, str]]:
    """Keep one name of each text: that of the language the person reads, else whichever comes first."""
    code = (get_language() or "").split("-")[0]
    names = {}
    for key, language, name in versions:
        if str(key) not in names or language == code:
            names[str(key)] = name
    return list(names.items())

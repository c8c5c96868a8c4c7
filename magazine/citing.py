"""Citations of stories in the usual form of each language: author, title, magazine, issue, date, translator.

Their URL is the permanent one (`cms.core.navigation.permalinks`).
"""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from wagtail.models import Page

from cms.core.content.localized import Localized
from cms.core.content.untranslated import find_language
from cms.core.navigation.page_context import PageContext
from cms.core.typography.dates import format_long_date
from cms.core.typography.lists import join_list
from cms.core.typography.typesetting import typeset_quoted, typeset_text
from cms.languages.registry import get_active_profile, get_profile

from .origin_labels import name_origin

MAGAZINE = "MuseumWeek Magazine"


def cite_story(story, page_context: PageContext, authors: list[Localized], interviewees: list[Localized]) -> SafeString:
    """Return the citation of a story without its URL, in the active language. No query of its own.

    page_context: the story's, which has its issue (`MagazineConfig.ready`) and its original language.
    """
    issue = next((page for page in page_context.ancestors if getattr(page, "issue_number", None)), None)
    parts = [
        _join_names(authors),
        quote_title(story),
        gettext("interview with %(names)s") % {"names": _join_names(interviewees)} if interviewees else "",
        format_html("<cite>{}</cite>", MAGAZINE),
        name_issue(issue) if issue else "",
        format_long_date(story.date),
    ]
    sentence = format_html_join(", ", "{}", ((part,) for part in parts if part))
    return format_html("{}.{}", sentence, _name_translator(story, page_context))


def quote_title(page: Page) -> SafeString:
    """Return a page's title in the quotation marks of its language."""
    language = find_language(page, "title")
    code = language or page.locale.language_code
    marks = get_profile(code).quotes
    quoted = format_html("{}{}{}", marks[0], typeset_quoted(page.title, code), marks[1])
    return format_html('<span lang="{}">{}</span>', language, quoted) if language else quoted


def name_issue(issue: Page) -> str:
    """Return "no. 12 (autumn 2026)" for the page context's row of an issue."""
    from .models.issue_page import Season

    season = str(Season(issue.issue_season).label)
    return gettext("no. %(number)s (%(season)s %(year)s)") % {
        "number": issue.issue_number,
        "season": season if get_active_profile().capitalises_nouns else season.lower(),
        "year": issue.issue_year,
    }


def _join_names(people: list[Localized]) -> str:
    return join_list([typeset_text(ref.page.title, ref.language) for ref in people])


def _name_translator(story, page_context: PageContext) -> SafeString:
    if not story.translated_by:
        return mark_safe("")
    original = page_context.original_language
    said = gettext("%(translated)s by %(translator)s.") % {
        "translated": name_origin(original if original != story.locale.language_code else None),
        "translator": story.translated_by.get_full_name() or story.translated_by.username,
    }
    return format_html(" {}", said)

"""The stories on the board of an issue, and the proposal for the next issue."""

from collections.abc import Sequence

from django.db.models import Max
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.checklist.contents import Content
from cms.pages.reading_time import estimate_minutes
from cms.planning.board.registry import Board, Facts

from .models import IssuePage, Section, StoryPage
from .models.issue_page import Season

SEASONS = list(Season)


class MagazineBoard(Board):
    issue_model = IssuePage
    story_model = StoryPage
    issue_fields = ("number", "season", "year")
    newest_first = ("-number", "-pk")

    def find_stories(self, issue):
        return StoryPage.objects.in_issues([issue.translation_key])

    def find_free(self):
        return StoryPage.objects.outside_issues(IssuePage.objects.values("translation_key"))

    def describe(self, contents: Sequence[Content]) -> list[Facts]:
        """Read sections and people from the drafts: two queries."""
        sections = {content.raw.get("section") for content in contents} - {None}
        people = {key for content in contents for key in _list_writers(content)}
        named = dict(Section.objects.filter(pk__in=sections).values_list("pk", "name"))
        titles = dict(Page.objects.filter(pk__in=people).values_list("pk", "title"))
        return [
            Facts(
                section=named.get(content.raw.get("section"), ""),
                writers=tuple(titles[key] for key in _list_writers(content) if key in titles),
                words=(words := content.raw.get("word_count") or 0),
                minutes=estimate_minutes(words, content.language),
            )
            for content in contents
        ]

    def propose_issue(self) -> dict:
        """Return number, season and year of the issue after the last one."""
        last = IssuePage.objects.order_by("-number", "-pk").first()
        if last is None:
            return {"number": 1}
        number = SEASONS.index(last.season) + 1 if last.season in SEASONS else 0
        return {
            "number": last.number + 1,
            "season": SEASONS[number % len(SEASONS)],
            "year": last.year + number // len(SEASONS),
        }

    def check_issue(self, values: dict) -> dict[str, str]:
        if IssuePage.objects.filter(number=values.get("number")).exists():
            last = IssuePage.objects.aggregate(last=Max("number"))["last"]
            return {"number": _("There is already an issue with this number; the last is %(last)d.") % {"last": last}}
        return {}


def _list_writers(content: Content) -> list[int]:
    return [row["person"] for row in content.raw.get("authors") or [] if row.get("person")]

"""The magazine's filters of the translation report: its sections and its issues."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.core.sanitizing.ids import read_id
from cms.translation.report.registry import ReportFilter, register_report_filter

from .models import IssuePage, Section, StoryPage


def register() -> None:
    register_report_filter(ReportFilter("section", _("Section"), Section, find_texts_of_section))
    register_report_filter(ReportFilter("issue", _("Issue"), IssuePage, find_texts_of_issue, find_issues))


def find_texts_of_section(key: str) -> QuerySet:
    return StoryPage.objects.filter(section__translation_key=key).values("translation_key")


def find_issues(number: str) -> QuerySet:
    """Return the translation keys of the issues with a number; none if it is no number."""
    issues = IssuePage.objects.filter(number=read_id(number))
    return issues.values_list("translation_key", flat=True).distinct()


def find_texts_of_issue(key: str) -> QuerySet:
    """Return the translation keys of an issue and of its stories, in any language."""
    issues = IssuePage.objects.filter(translation_key=key)
    stories = StoryPage.objects.annotate(parent_path=Left("path", Length("path") - Page.steplen))
    is_in_issue = Q(pk__in=issues.values("pk")) | Q(
        pk__in=stories.filter(parent_path__in=issues.values("path")).values("pk")
    )
    return Page.objects.filter(is_in_issue).values("translation_key")

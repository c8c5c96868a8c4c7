"""How the magazine's templates name issues and link to sections and topics."""

from django import template
from django.utils.translation import gettext as _

from cms.core.localized import Localized
from cms.core.templatetags.site_tags import get_frame

from ..models import IssuePage, MagazineIndexPage, Section, Topic

register = template.Library()


@register.simple_tag(takes_context=True)
def listing_url(context, item: Section | Topic) -> str:
    """The address of a section's or topic's page below the magazine that is being read; "" outside of it."""
    frame = get_frame(context)
    pages = [*frame.ancestors, frame.page] if frame.page else []
    index = next((page for page in pages if page.specific_class is MagazineIndexPage), None)
    return index.get_url(context["request"]) + index.specific.get_listing_path(item) if index else ""


@register.simple_tag
def issue_name(issue: IssuePage) -> str:
    """An issue's number and season: "Issue 12 · Autumn 2026"."""
    return _("Issue %(number)s · %(season)s %(year)s") % {
        "number": issue.number,
        "season": issue.get_season_display(),
        "year": issue.year,
    }


@register.filter
def as_refs(stories, locale) -> list[Localized]:
    """Mark each page of a list that is in another language than the reader's."""
    return [Localized(story, story.locale_id != locale.pk) for story in stories]


@register.filter
def as_ref(page) -> Localized:
    """The page that is being read, where a part expects a localized one."""
    return Localized(page, False)

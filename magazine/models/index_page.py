import re

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import Locale

from cms.core.content.classified import list_shown
from cms.core.content.visibility import shown
from cms.core.navigation.pagination import Pagination, paginate
from cms.core.typography.sorting import sort_by_name
from cms.pages.models import BasePage
from cms.redirects.recording import find_by_slug

from ..listing import describe_listing, get_listing_languages
from ..urls import get_listing_path, make_pattern
from .classification import Section, Topic
from .issue_page import IssuePage
from .story_page import HoldsStories, StoryPage

STORIES_PER_PAGE = 12


class MagazineIndexPage(HoldsStories, RoutablePageMixin, BasePage):
    """MuseumWeek Magazine: its issues, the stories between them, and its sections and topics."""

    needs_lead_picture = False
    is_structural = True
    site_area = "magazine"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["magazine.IssuePage"]  # in addition to stories
    page_description = _("The front page of the magazine, with its issues, sections and topics.")

    class Meta:
        verbose_name = _("magazine index")
        verbose_name_plural = _("magazine indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = paginate(request, StoryPage.objects.list_newest(self.locale), per_page=STORIES_PER_PAGE)
        return context | {
            "issues": IssuePage.objects.list_newest(self.locale),
            "stories": stories,
            "pagination": Pagination(stories),
            "sections": sort_by_name(list_shown(Section, self.locale)),
            "topics": sort_by_name(list_shown(Topic, self.locale)),
        }

    def find_current_path(self, path):
        """Follow the slugs of sections and topics, with which their lists move."""
        for kind, model in (("section", Section), ("topic", Topic)):
            if match := re.match(make_pattern(kind), path):
                item = find_by_slug(model.objects.filter(live=True), match["slug"], self.locale_id)
                return get_listing_path(item, self.locale.language_code) if item else None
        return super().find_current_path(path)

    @re_path(make_pattern("section"), name="section")
    def show_section(self, request, slug):
        return self._show_listing(request, Section, slug)

    @re_path(make_pattern("topic"), name="topic")
    def show_topic(self, request, slug):
        return self._show_listing(request, Topic, slug)

    def _show_listing(self, request, model, slug):
        item = shown(model.objects.filter(locale=self.locale, slug=slug)).first()
        if item is None:
            raise Http404
        stories = paginate(request, StoryPage.objects.list_newest(self.locale, item), per_page=STORIES_PER_PAGE)

        def count_in(code):
            """Return the number of stories in another language, where sections and topics may differ."""
            return StoryPage.objects.list_newest(Locale.objects.get(language_code=code), item).count()

        # Not `self.render`, which would also collect what the front page shows.
        context = super().get_context(request) | {
            "item": item,
            "kind": model._meta.verbose_name,
            "stories": stories,
            "pagination": Pagination(stories, count_in),
            "language_links": get_listing_languages(self, item, request),
            "noindex": not stories.paginator.count,
            "own_title": item.name,
            "own_description": item.description or describe_listing(item),
        }
        return TemplateResponse(request, "magazine/listing_page.html", context)

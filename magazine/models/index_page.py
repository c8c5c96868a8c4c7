from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path

from cms.core.models import BasePage
from cms.core.pagination import paginate

from ..addresses import make_pattern
from ..listing import get_issues, get_listing_languages, get_stories
from .classification import Section, Topic


class MagazineIndexPage(RoutablePageMixin, BasePage):
    """MuseumWeek Magazine: its issues, what appears between them, and its sections and topics."""

    is_structural = True
    site_part = "magazine"
    max_count_per_parent = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["magazine.IssuePage", "magazine.ArticlePage", "magazine.InterviewPage"]
    page_description = _("The front page of the magazine, with its issues, sections and topics.")

    class Meta:
        verbose_name = _("magazine index")
        verbose_name_plural = _("magazine indexes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "issues": get_issues(self.locale),
            "stories": paginate(request, get_stories(self.locale).order_by("-date", "-pk"), per_page=12),
            "sections": Section.objects.filter(locale=self.locale, live=True),
            "topics": Topic.objects.filter(locale=self.locale, live=True),
        }

    @re_path(make_pattern("section"), name="section")
    def show_section(self, request, slug):
        return self._show_listing(request, Section, slug)

    @re_path(make_pattern("topic"), name="topic")
    def show_topic(self, request, slug):
        return self._show_listing(request, Topic, slug)

    def _show_listing(self, request, model, slug):
        item = model.objects.filter(locale=self.locale, slug=slug, live=True).first()
        if item is None:
            raise Http404
        stories = get_stories(self.locale, **{model._meta.model_name: item}).order_by("-date", "-pk")
        return self.render(
            request,
            template="magazine/listing_page.html",
            context_overrides={
                "item": item,
                "kind": model._meta.verbose_name,
                "stories": paginate(request, stories, per_page=12),
                "language_links": get_listing_languages(self, item, request),
            },
        )

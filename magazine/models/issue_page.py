from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.fields import StreamField
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage

from ..querysets import IssueManager
from .story_page import HoldsStories, StoryPage


class Season(models.TextChoices):
    SPRING = "spring", _("Spring")
    SUMMER = "summer", _("Summer")
    AUTUMN = "autumn", _("Autumn")
    WINTER = "winter", _("Winter")


class IssuePage(HoldsStories, BasePage):
    """An issue of the magazine; its title is that of its cover."""

    is_structural = True
    site_area = "magazine"
    shows_whole_image = True  # its cover is a composition
    orders_children = True  # by their position, which is the same in every language
    number = models.PositiveSmallIntegerField(_("number"))
    season = models.CharField(_("season"), max_length=10, choices=Season.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    theme = models.CharField(_("theme"), max_length=120, blank=True, help_text=_("In a few words, above the title."))
    cover = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("cover"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    editorial = StreamField(BodyBlock(), verbose_name=_("editorial"), blank=True)

    objects = IssueManager()

    serve_select_related = (*BasePage.serve_select_related, "cover")
    description_fields = (*BasePage.description_fields, "editorial")
    parent_page_types = ["magazine.MagazineIndexPage"]
    subpage_types = []  # in addition to stories
    page_description = _("An issue with its cover, its editorial and its stories.")
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("number"), FieldPanel("season"), FieldPanel("year")]),
        FieldPanel("theme"),
        FieldPanel("cover"),
        FieldPanel("editorial"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("theme"),
        index.AutocompleteField("theme"),
        index.AutocompleteField("number"),
        index.SearchField("editorial"),
        index.FilterField("number"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("number", overridable=False),
        SynchronizedField("season", overridable=False),
        SynchronizedField("year", overridable=False),
        TranslatableField("theme"),
        SynchronizedField("cover"),
        TranslatableField("editorial"),
    ]

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")

    def get_admin_display_title(self) -> str:
        """Return the title with the number, by which the newsroom knows an issue."""
        return gettext("No. %(number)s: %(title)s") % {
            "number": self.number,
            "title": super().get_admin_display_title(),
        }

    def get_admin_default_ordering(self) -> str:
        """Return "", so that the explorer uses the order of the contents (magazine.wagtail_hooks)."""
        return ""

    def get_kicker(self) -> str:
        """Return number and season: "Issue 12 · Autumn 2026"."""
        return gettext("Issue %(number)s · %(season)s %(year)s") % {
            "number": self.number,
            "season": self.get_season_display(),
            "year": self.year,
        }

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"stories": StoryPage.objects.list_in_issue(self)}

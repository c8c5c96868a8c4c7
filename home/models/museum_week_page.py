"""One year's MuseumWeek: a campaign with a theme and seven days of hashtags."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel
from wagtail.models import Locale, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.calendars.urls import get_calendar_path
from cms.compat.modelcluster import is_edited_in_memory
from cms.core.caching.compiled_queries import compiled_query
from cms.core.content.classified import localize_snippets
from cms.core.content.localized import all_of, localized_list
from cms.core.content.visibility import is_shown
from cms.core.fields import StreamField
from cms.core.navigation.languages import content_language_choices
from cms.core.typography.dates import format_date_range
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage
from cms.pages.rows import InlineRow


class MuseumWeekPage(BasePage):
    """One year's campaign."""

    needs_lead_picture = False
    is_structural = True
    planned_fields = ("start_date", "end_date")
    site_area = "museumweek"
    year = models.PositiveSmallIntegerField(_("year"))
    start_date = models.DateField(_("first day"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    theme = models.CharField(_("theme"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    description_fields = (*BasePage.description_fields, "body", "theme")
    parent_page_types = ["home.MuseumWeekIndexPage"]
    subpage_types = []
    page_description = _("One year's campaign: theme, dates, partners, seven days.")
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("year"), FieldPanel("start_date"), FieldPanel("end_date")]),
        FieldPanel("theme"),
        FieldPanel("body"),
        InlinePanel("days", heading=_("Days"), label=_("day"), max_num=7),
        MultipleChooserPanel("partners", chooser_field_name="partner", heading=_("Partners"), label=_("partner")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("theme"),
        index.AutocompleteField("theme"),
        index.SearchField("body"),
        index.RelatedFields("days", [index.SearchField("hashtag"), index.SearchField("text")]),
        index.FilterField("year"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        SynchronizedField("year", overridable=False),
        SynchronizedField("start_date", overridable=False),
        SynchronizedField("end_date", overridable=False),
        TranslatableField("theme"),
        TranslatableField("body"),
        TranslatableField("days"),
        TranslatableField("partners"),
    ]

    class Meta:
        verbose_name = _("MuseumWeek year")
        verbose_name_plural = _("MuseumWeek years")

    def clean(self):
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": _("The last day is before the first.")})

    @cached_property
    def listed_partners(self) -> list:
        return [item for item in localize_snippets(self, "partners", "partner", ("logo",)) if is_shown(item)]

    def get_kicker(self) -> str:
        return format_date_range(self.start_date, self.end_date) if self.start_date else ""

    @cached_property
    def listed_days(self) -> list["MuseumWeekDay"]:
        """Return the days, with the languages of their hashtags."""
        if is_edited_in_memory(self, "days"):
            days = list(self.days.all())
            find_tag_languages(days, self.locale)
        else:  # with those of the other languages, in one query
            found = _find_days(self.pk)
            days = [day for day in found if day.page_id == self.pk]
            find_tag_languages(days, self.locale, [day for day in found if day.page_id != self.pk])
        return days

    def get_context(self, request, *args, **kwargs):
        """Add the years before and after, among all years in the reader's language or in their own (one query)."""
        years = localized_list(all_of(MuseumWeekPage).order_by("year", "pk"), self.locale) if self.year else []
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "days": self.listed_days,
            "calendar": get_calendar_path(self, request) if self.listed_days or self.start_date else "",
            "partners": self.listed_partners,
            "previous_year": next((item for item in reversed(years) if item.page.year < self.year), None),
            "next_year": next((item for item in years if item.page.year > self.year), None),
        }


class MuseumWeekDay(TranslatableMixin, InlineRow):
    """One of the seven days. Days are optional, and only attested hashtags are given."""

    planned_fields = ("date",)
    page = ParentalKey(MuseumWeekPage, on_delete=models.CASCADE, related_name="days")
    date = models.DateField(_("date"))
    hashtag = models.CharField(_("hashtag"), max_length=80, blank=True, help_text=_("With its # sign: #HeritageMW."))
    hashtag_language = models.CharField(
        _("language of the hashtag"),
        max_length=10,
        choices=content_language_choices,
        default="en",
        help_text=_("A translator may replace it by the tag that was used in their language."),
    )
    text = models.CharField(_("text"), max_length=255, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("hashtag"), FieldPanel("hashtag_language")]),
        FieldPanel("text"),
    ]
    translatable_fields = [
        SynchronizedField("date", overridable=False),
        SynchronizedField("hashtag"),
        SynchronizedField("hashtag_language", overridable=False),
        TranslatableField("text"),
    ]

    class Meta(TranslatableMixin.Meta, InlineRow.Meta):
        verbose_name = _("day")
        verbose_name_plural = _("days")

    def __str__(self):
        return self.hashtag or str(self.date)


@compiled_query
def _find_days(page_id: int) -> models.QuerySet:
    """Return the days of a year in all languages, in order."""
    keys = MuseumWeekDay.objects.filter(page=page_id).values("translation_key")
    return MuseumWeekDay.objects.filter(translation_key__in=keys)


def find_tag_languages(
    days: list[MuseumWeekDay], locale: Locale, versions: Iterable[MuseumWeekDay] | None = None
) -> None:
    """Set `tag_language` on days of one language: that of the original's hashtag, or the day's own if it was replaced.

    versions: the same days in the other languages; without them, one query finds them for the days of any number of
    years.
    """
    if versions is None:
        keys = [day.translation_key for day in days]
        versions = MuseumWeekDay.objects.filter(translation_key__in=keys).exclude(locale=locale)
    elsewhere: dict = {}
    for version in versions:
        elsewhere.setdefault(version.translation_key, set()).add(version.hashtag)
    for day in days:
        is_replaced = day.hashtag not in elsewhere.get(day.translation_key, {day.hashtag})
        day.tag_language = locale.language_code if is_replaced else day.hashtag_language


class MuseumWeekPartner(TranslatableMixin, InlineRow):
    page = ParentalKey(MuseumWeekPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "home.Partner", verbose_name=_("partner"), on_delete=models.CASCADE, related_name="museumweek_years"
    )

    panels = [FieldPanel("partner")]
    translatable_fields = [TranslatableField("partner")]

    class Meta(TranslatableMixin.Meta, InlineRow.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self):
        return str(self.partner)

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, MultipleChooserPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.calendars.urls import get_calendar_path
from cms.core.content.classified import localize_snippets
from cms.core.content.localized import localize_linked
from cms.core.content.visibility import is_shown
from cms.core.fields import StreamField
from cms.core.typography.cldr import country_choices, country_name
from cms.core.typography.dates import format_date_range
from cms.pages.blocks.bodies import BodyBlock
from cms.pages.models import BasePage
from cms.pages.rows import InlineRow

from ..querysets import EditionManager


class EditionPage(BasePage):
    """The exhibition in one city."""

    is_structural = True
    planned_fields = ("start_date", "end_date")
    site_area = "exhibition"
    city = models.CharField(_("city"), max_length=120)
    country = models.CharField(_("country"), max_length=2, blank=True, choices=country_choices)
    venue = models.CharField(_("venue"), max_length=255, blank=True)
    address = models.TextField(_("address"), blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    start_date = models.DateField(_("first day"), null=True, blank=True)
    end_date = models.DateField(_("last day"), null=True, blank=True)
    hours = models.CharField(_("opening hours"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("body"), blank=True)

    objects = EditionManager()

    description_fields = (*BasePage.description_fields, "body")
    parent_page_types = ["exhibition.ExhibitionPage"]
    subpage_types = []
    page_description = _("The exhibition in one city, with dates, venue and the works shown there.")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("city"), FieldPanel("country")]),
                FieldPanel("venue"),
                FieldPanel("address"),
                FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("start_date"), FieldPanel("end_date")]), FieldPanel("hours")], heading=_("When")
        ),
        FieldPanel("body"),
        MultipleChooserPanel("works", chooser_field_name="work", heading=_("Works shown"), label=_("work")),
        MultipleChooserPanel("partners", chooser_field_name="partner", heading=_("Partners"), label=_("partner")),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField("city"), index.AutocompleteField("city")),
        *(index.SearchField("venue"), index.AutocompleteField("venue")),
        index.SearchField("body"),
        index.FilterField("start_date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("city"),
        SynchronizedField("country", overridable=False),
        TranslatableField("venue"),
        TranslatableField("address"),
        SynchronizedField("latitude", overridable=False),
        SynchronizedField("longitude", overridable=False),
        SynchronizedField("start_date", overridable=False),
        SynchronizedField("end_date", overridable=False),
        TranslatableField("hours"),
        TranslatableField("body"),
        SynchronizedField("works", overridable=False),
        TranslatableField("partners"),
    ]

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def clean(self):
        super().clean()
        if self.start_date and self.end_date and self.end_date < self.start_date:
            raise ValidationError({"end_date": _("The last day is before the first.")})

    def get_admin_display_title(self) -> str:
        """Return the title with the city, by which the newsroom knows an edition, and its year."""
        title = super().get_admin_display_title()
        known = [self.city, str(self.start_date.year) if self.start_date else ""]
        missing = [word for word in known if word and word.casefold() not in title.casefold()]
        return f"{title} ({', '.join(missing)})" if missing else title

    @property
    def country_name(self) -> str:
        return country_name(self.country) if self.country else ""

    def get_kicker(self) -> str:
        return format_date_range(self.start_date, self.end_date) if self.start_date else ""

    @cached_property
    def listed_partners(self) -> list:
        return [item for item in localize_snippets(self, "partners", "partner", ("logo",)) if is_shown(item)]

    def find_new_works(self, works) -> set:
        """Return the translation keys of the works that no earlier edition showed: "new in this edition"."""
        keys = {work.translation_key for work in works}
        if self.start_date is None:
            return set()
        shown = EditionWork.objects.filter(
            page__start_date__lt=self.start_date, page__live=True, work__translation_key__in=keys
        )
        return keys - set(shown.values_list("work__translation_key", flat=True))

    def get_context(self, request, *args, **kwargs):
        works = localize_linked(self, {"works": "work"})["works"]
        return super().get_context(request, *args, **kwargs) | {
            "works": works,
            "new_works": self.find_new_works([item.page for item in works]),
            "partners": self.listed_partners,
            "calendar": get_calendar_path(self, request) if self.start_date else "",
            "editions": EditionPage.objects.list_all(self.locale),
        }


class EditionWork(InlineRow):
    """A work shown in an edition, in the order of the visit; a page link, kept as in the source."""

    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="works")
    work = models.ForeignKey(
        "exhibition.ArtworkPage", verbose_name=_("work"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("work")]

    class Meta(InlineRow.Meta):
        verbose_name = _("work shown")
        verbose_name_plural = _("works shown")

    def __str__(self):
        return str(self.work)


class EditionPartner(TranslatableMixin, InlineRow):
    page = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "home.Partner", verbose_name=_("partner"), on_delete=models.CASCADE, related_name="exhibition_editions"
    )

    panels = [FieldPanel("partner")]
    translatable_fields = [TranslatableField("partner")]

    class Meta(TranslatableMixin.Meta, InlineRow.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self):
        return str(self.partner)

"""Partners and institutions of the association."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.editing.blank import refuse_blank_fields
from cms.core.fields import URLField
from cms.core.typography.cldr import country_choices, country_name
from cms.newsroom.snippets.moderated import ModeratedSnippet


class Partner(ModeratedSnippet, index.Indexed, models.Model):
    """A partner of a MuseumWeek year or of an edition of the exhibition."""

    name = models.CharField(_("name"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    url = URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [FieldPanel("name"), FieldPanel("description"), FieldPanel("url"), FieldPanel("logo")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]
    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("description"),
        SynchronizedField("url"),
        SynchronizedField("logo"),
    ]

    class Meta(ModeratedSnippet.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Institution(index.Indexed, models.Model):
    """A museum, library, archive or gallery under its own name, which is the same in every language."""

    name = models.CharField(_("name"), max_length=255)
    city = models.CharField(_("city"), max_length=120, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True, choices=country_choices)
    url = URLField(_("website"), blank=True)

    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("city"), FieldPanel("country")]), FieldPanel("url")]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("city"),
        index.AutocompleteField("city"),
    ]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name", "pk"]

    def __str__(self):
        return f"{self.name} ({self.city})" if self.city else self.name

    def clean(self):
        super().clean()
        refuse_blank_fields(self)

    @property
    def country_name(self) -> str:
        return country_name(self.country) if self.country else ""

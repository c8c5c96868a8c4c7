"""Classification of stories: the section of each, and its topics."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from cms.newsroom.snippets.moderated import ModeratedSnippet


class Classification(ModeratedSnippet, index.Indexed, models.Model):
    """A name with a slug, in each language."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=80, help_text=_("The last part of its address, in its own language."))
    description = models.TextField(_("description"), blank=True)

    panels = [TitleFieldPanel("name", placeholder=False), FieldPanel("slug"), FieldPanel("description")]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]
    translatable_fields = [TranslatableField("name"), TranslatableField("slug"), TranslatableField("description")]

    class Meta(ModeratedSnippet.Meta):
        abstract = True
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Section(Classification):
    class Meta(Classification.Meta):
        abstract = False
        verbose_name = _("section")
        verbose_name_plural = _("sections")


class Topic(Classification):
    class Meta(Classification.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

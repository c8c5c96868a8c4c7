"""The page of a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.content.slots import PERSON, get_slot_contents
from cms.core.fields import RichTextField, URLField
from cms.core.typography.sorting import guess_sort_name
from cms.pages.blocks.texts import RICH_TEXT_FEATURES
from cms.pages.models import BasePage

# A person's name is the same in every language, and so is the slug.
NAME_FIELDS = {"title", "slug"}


class PersonPage(BasePage):
    """A person: author, interviewee or artist, shared by the magazine and the exhibition."""

    needs_lead_picture = False
    sort_name = models.CharField(
        _("name for sorting"), max_length=255, blank=True, help_text=_("As in a list of names: Duarte, Inês.")
    )
    occupation = models.CharField(_("occupation"), max_length=255, blank=True)
    bio = RichTextField(_("biography"), blank=True, features=RICH_TEXT_FEATURES)
    institution = models.ForeignKey(
        "home.Institution",
        verbose_name=_("institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="people",
    )
    website = URLField(_("website"), blank=True)

    serve_select_related = (*BasePage.serve_select_related, "institution")
    description_fields = (*BasePage.description_fields, "bio", "occupation")
    social_type = "profile"
    parent_page_types = ["home.PeopleIndexPage"]
    subpage_types = []
    page_description = _("An author, an interviewee or an artist.")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel(
            "sort_name",
            help_text=_("As in a list of names: Duarte, Inês. If empty, the last word of the name is used."),
        ),
        FieldPanel("occupation"),
        FieldPanel("institution"),
        FieldPanel("bio"),
        FieldPanel("website"),
    ]
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField("occupation"), index.AutocompleteField("occupation")),
        index.AutocompleteField("sort_name"),
        index.RelatedFields("institution", [index.AutocompleteField("name"), index.AutocompleteField("city")]),
        index.SearchField("bio"),
    ]
    translatable_fields = [
        *(SynchronizedField(name, overridable=False) for name in sorted(NAME_FIELDS)),
        *(field for field in BasePage.translatable_fields if field.field_name not in NAME_FIELDS),
        SynchronizedField("sort_name", overridable=False),
        TranslatableField("occupation"),
        TranslatableField("bio"),
        SynchronizedField("institution", overridable=False),
        SynchronizedField("website"),
    ]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    @property
    def listed_name(self) -> str:
        """Return the name for sorting in lists."""
        return self.sort_name or guess_sort_name(self.title)

    def get_kicker(self) -> str:
        return self.occupation

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"slots": get_slot_contents(PERSON, self, request)}

"""The base model of all pages."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.compat.wagtail import make_free_slug
from cms.core.content.bin import without_binned
from cms.core.editing.blank import refuse_blank_fields
from cms.core.editing.slugs import make_slug
from cms.newsroom.moderation.permissions import NewsroomPermissionTester
from cms.newsroom.moderation.publishing import ModeratedPublication

from .copying import OneLanguageCopyForm, check_copy, check_language_of_new_page
from .forms import BasePageForm
from .panels import MinorEditPanel


class BasePage(ModeratedPublication, Page):
    """The abstract base of all page types: a summary, a lead image, search and social fields.

    Each type lists in `translatable_fields` the fields that are translated (TranslatableField), those that are kept as
    in the source (SynchronizedField, overridable=False) and those that a translator may replace (overridable=True). A
    test checks that no field is missing.
    """

    # Structural pages get counterparts in the other languages as soon as they are created (cms.translation).
    is_structural: ClassVar[bool] = False
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    copy_form_class = OneLanguageCopyForm
    # The related objects that pages of this type show; fetched with the page (cms.core.content.relations).
    serve_select_related: ClassVar[tuple[str, ...]] = ("locale", "lead_picture", "social_picture")
    # Set by the routing, which fetches with the page whether it is private; saves two queries of Wagtail's.
    is_known_unrestricted = False
    # Whether readers may read another language next to each paragraph (cms.side_by_side), and whether the page quotes
    # people in the language of the original.
    can_be_read_beside: ClassVar[bool] = False
    is_spoken: ClassVar[bool] = False
    # The site area of the page, which determines the colours.
    site_area: ClassVar[str] = "association"
    # Whether the lead image is a work of art, which a social card must not crop (cms.social_cards).
    shows_whole_image: ClassVar[bool] = False
    # The fields that describe the page without an editor's description for search engines, the best first (cms.seo).
    description_fields: ClassVar[tuple[str, ...]] = ("summary",)
    # The type for Open Graph: https://ogp.me/#types
    social_type: ClassVar[str] = "website"
    # The fields and relations that must be filled in before a text is submitted or published (cms.pages.completeness).
    needed_by_readers: ClassVar[tuple[str, ...]] = ()
    # The fields that the board and the calendar write too, perhaps while the page is open in the editor: one that the
    # person has left as it was keeps what was decided meanwhile (cms.pages.forms).
    planned_fields: ClassVar[tuple[str, ...]] = ()
    base_form_class = BasePageForm
    # Whether the checklist asks for a lead picture (cms.checklist).
    needs_lead_picture: ClassVar[bool] = True
    # Whether the pages below have an order of their own, so that the explorer offers none.
    orders_children: ClassVar[bool] = False

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=400,
        help_text=_("One or two sentences, shown below the title and in lists."),
    )
    lead_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("lead picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_caption = models.CharField(
        _("caption of the lead picture"), blank=True, max_length=255, help_text=_("The credit is added automatically.")
    )
    social_picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture for social media"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where the page is shared. If empty, the lead picture is used."),
    )

    # Ticked by editors of an original: its translations stay valid. It is stored in the revision, and cleared once that
    # is live (cms.translation.sync.sources).
    minor_edit = models.BooleanField(
        _("minor edit: translations stay valid"),
        default=False,
        help_text=_("For corrections that translations do not need. Translations are not marked as out of date."),
    )
    # Fields that the program writes and people do not, about a text's authors and state. They are reset when a text is
    # copied, and when a translation is detached from its original (cms.core.editing.program_fields).
    written_by_program: ClassVar[tuple[str, ...]] = ("untranslated_parts",)
    # Fields that are computed at each save from the text alone, and so are right in every copy.
    worked_out: ClassVar[tuple[str, ...]] = ()
    # Set on translations that were published with segments in the original's language: {"language": its code, "paths":
    # [the segments' paths]}. Readers get those segments with their own `lang`.
    untranslated_parts = models.JSONField(default=dict, editable=False)

    content_panels = [
        *Page.content_panels,
        MinorEditPanel("minor_edit"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("lead_picture"), FieldPanel("lead_caption")], heading=_("Lead picture")),
    ]
    promote_panels = [
        *Page.promote_panels,
        FieldPanel(
            "social_picture",
            help_text=_(
                "Appears beside the title on the card that is shown where the page is shared. If empty, the lead "
                "picture is used. A picture of 1200 × 630 pixels counts as a finished card and is shown alone."
            ),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    translatable_fields = [
        TranslatableField("title"),
        TranslatableField("slug"),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        SynchronizedField("show_in_menus", overridable=False),
        TranslatableField("summary"),
        SynchronizedField("lead_picture"),
        TranslatableField("lead_caption"),
        SynchronizedField("social_picture"),
    ]

    class Meta:
        abstract = True

    def _set_core_field_defaults(self):
        """Propose a slug by our rule, as Wagtail does by its own (a hook of its `full_clean`)."""
        if not self.slug and self.path and (slug := make_slug(self.title)):
            self.slug = make_free_slug(self, slug)
        super()._set_core_field_defaults()

    @classmethod
    def get_indexed_objects(cls):
        """Leave deleted pages out of the search index, for the admin too."""
        return without_binned(super().get_indexed_objects())

    def clean(self):
        super().clean()
        refuse_blank_fields(self)
        check_language_of_new_page(self)

    def minimal_clean(self):
        super().minimal_clean()
        check_language_of_new_page(self)

    def copy(self, *args, to=None, user=None, **kwargs):
        """Copy the page. Raise CopiedBelowOtherLanguageError if a user copies it below another language."""
        if user is not None:
            check_copy(self, to)
        return super().copy(*args, to=to, user=user, **kwargs)

    copy.alters_data = True

    def create_alias(self, *, parent=None, user=None, **kwargs):
        """Create an alias. Raise CopiedBelowOtherLanguageError if a user creates it below another language."""
        if user is not None and not kwargs.get("update_locale"):
            check_copy(self, parent)
        return super().create_alias(parent=parent, user=user, **kwargs)

    create_alias.alters_data = True

    def get_view_restrictions(self):
        """Return the view restrictions of the page; no query if the routing has found that there are none."""
        return PageViewRestriction.objects.none() if self.is_known_unrestricted else super().get_view_restrictions()

    def find_current_path(self, path: str) -> str | None:
        """Return the current path, below the page, of what was once at a path below its URL (cms.redirects).

        path: "" for the page itself, or for example "rubrique/entretiens/". None if there is nothing. Page types with
        listings below them override it; pages below it have URLs of their own.
        """
        return None if path else ""

    @property
    def exclude_fields_in_copy(self):
        return list(self.written_by_program)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"site_area": self.site_area}

    def get_kicker(self) -> str:
        """Return the kicker above the title on the social card, in the active language; "" for none."""
        return ""

    def get_section(self):
        """Return the snippet that lists name above the page's title, if readers see it; None for none."""
        return None

    def get_social_facts(self) -> list[tuple[str, str]]:
        """Return further Open Graph properties for this page type, as (property, content)."""
        return []

    def permissions_for_user(self, user):
        """Return the newsroom's permissions on the page, which include the four-eyes rule."""
        return NewsroomPermissionTester(user, self)

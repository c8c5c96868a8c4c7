"""What every page has."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.content.bin import without_binned
from cms.core.editing.blank import refuse_blank_fields
from cms.core.editing.slugs import make_slug
from cms.newsroom.moderation.permissions import NewsroomPermissionTester
from cms.newsroom.moderation.publishing import ModeratedPublication

from .copying import OneLanguageCopyForm, check_copy, check_language_of_new_page
from .forms import BasePageForm
from .panels import MinorEditPanel


class BasePage(ModeratedPublication, Page):
    """The abstract base of all page types: a summary, a lead picture, search and social fields.

    Each type says in `translatable_fields` which fields are translated (TranslatableField), which are kept as in the
    source (SynchronizedField, overridable=False) and which a translator may replace (overridable=True); a test checks
    that none is forgotten.
    """

    # Structural pages get counterparts in the other languages as soon as they are made (cms.translation).
    is_structural: ClassVar[bool] = False
    allowed_http_methods = ["GET", "HEAD", "OPTIONS"]
    copy_form_class = OneLanguageCopyForm
    # What a page of this type shows of related objects, fetched with it (cms.core.content.relations).
    serve_select_related: ClassVar[tuple[str, ...]] = ("locale", "lead_picture", "social_picture")
    # Set by the routing, which asks with the page whether it is private: saves two queries of Wagtail's.
    is_known_unrestricted = False
    # Whether readers may have another language beside each paragraph (cms.side_by_side), and whether the page quotes
    # people, in the language of the original.
    can_be_read_beside: ClassVar[bool] = False
    is_spoken: ClassVar[bool] = False
    # The part of the site that a page belongs to; it chooses the colours.
    site_area: ClassVar[str] = "association"
    # Its lead picture is a work, which a card for social media must not crop (cms.social_cards).
    shows_picture_whole: ClassVar[bool] = False
    # The fields that describe the page where nobody has written for search engines, the best first (cms.seo).
    description_fields: ClassVar[tuple[str, ...]] = ("summary",)
    # What social media call it: https://ogp.me/#types
    social_type: ClassVar[str] = "website"
    # The fields and relations that must be filled in before a text is submitted or published (cms.pages.completeness).
    needed_by_readers: ClassVar[tuple[str, ...]] = ()
    base_form_class = BasePageForm
    # Whether the pages below have an order of their own, so that there is none to choose in the explorer.
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

    # Ticked by editors of an original: its translations stay valid. It travels with the revision, and is unticked again
    # once that is live (cms.translation.sync.sources).
    minor_edit = models.BooleanField(
        _("minor edit: translations stay valid"),
        default=False,
        help_text=_("For corrections that translations do not need. Translations are not marked as out of date."),
    )
    # The fields that the program writes and people do not: of whose work a text is, and in what state. They start anew
    # where a text is copied, and where one that followed its original is edited freely
    # (cms.core.editing.program_fields).
    written_by_program: ClassVar[tuple[str, ...]] = ("untranslated_parts",)
    # What the program works out at each save from the text alone: right in every copy.
    worked_out: ClassVar[tuple[str, ...]] = ()
    # Set by the program on translations that were published with parts in the language of the original: {"language":
    # its code, "paths": [the segments' paths]}; readers get those parts with their own `lang`.
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
        """Propose the end of the address by our rule, as Wagtail does by its own (a hook of its `full_clean`)."""
        if not self.slug and self.path and (slug := make_slug(self.title)):
            self.slug = self._get_autogenerated_slug(slug)
        super()._set_core_field_defaults()

    @classmethod
    def get_indexed_objects(cls):
        """Deleted pages are found by no search, in the admin either."""
        return without_binned(super().get_indexed_objects())

    def clean(self):
        super().clean()
        refuse_blank_fields(self)
        check_language_of_new_page(self)

    def minimal_clean(self):
        super().minimal_clean()
        check_language_of_new_page(self)

    def copy(self, *args, to=None, user=None, **kwargs):
        """Copy the page. Raises CopiedBelowOtherLanguageError where somebody copies it below another language."""
        if user is not None:
            check_copy(self, to)
        return super().copy(*args, to=to, user=user, **kwargs)

    copy.alters_data = True

    def create_alias(self, *, parent=None, user=None, **kwargs):
        """Make an alias. Raises CopiedBelowOtherLanguageError where somebody makes it below another language."""
        if user is not None and not kwargs.get("update_locale"):
            check_copy(self, parent)
        return super().create_alias(parent=parent, user=user, **kwargs)

    create_alias.alters_data = True

    def get_view_restrictions(self):
        """Return the restrictions on seeing the page; no query where the routing has found that there are none."""
        return PageViewRestriction.objects.none() if self.is_known_unrestricted else super().get_view_restrictions()

    def find_current_path(self, path: str) -> str | None:
        """Return where what was once at a path below the page's own address is now, below it (cms.redirects).

        path: "" for the page itself, or as "rubrique/entretiens/". None where there is no such thing. A type with
        lists below it says so; pages below it have addresses of their own.
        """
        return None if path else ""

    @property
    def exclude_fields_in_copy(self):
        return list(self.written_by_program)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"site_area": self.site_area}

    def get_kicker(self) -> str:
        """Return the line above the title on its card for social media, in the active language; "" for none."""
        return ""

    def get_section(self):
        """Return the snippet that lists name above the page's title, where readers see it; None for none."""
        return None

    def get_social_facts(self) -> list[tuple[str, str]]:
        """Return what Open Graph wants to know of a page of this type, beside its title: (property, content)."""
        return []

    def permissions_for_user(self, user):
        """Return the newsroom's rights on the page: nobody publishes a text that they last submitted themselves."""
        return NewsroomPermissionTester(user, self)

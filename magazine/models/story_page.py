"""The base of all types of stories.

StoryPage is a concrete model between BasePage and the types, so that one query lists stories of all types without their
bodies.
"""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultipleChooserPanel, PageChooserPanel
from wagtail.models import TranslatableMixin, get_page_models
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.content.classified import in_language_of, localize_snippets
from cms.core.content.localized import Localized, localize_linked
from cms.core.content.visibility import is_shown
from cms.pages.models import BasePage
from cms.pages.reading_time import count_words, estimate_minutes
from cms.pages.rows import InlineRow

from ..querysets import StoryManager
from .classification import Section, Topic


def get_today():
    return timezone.localdate()


class StoryPage(BasePage):
    """The base of articles, interviews and other stories."""

    site_area = "magazine"
    can_be_read_beside = True
    section = models.ForeignKey(
        "magazine.Section",
        verbose_name=_("section"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="stories",
    )
    date = models.DateField(_("date"), default=get_today)
    position = models.PositiveSmallIntegerField(
        _("position in the issue"), default=0, help_text=_("The contents of an issue are listed in this order.")
    )
    # Set by the program: readers see them, translators do not translate them.
    word_count = models.PositiveIntegerField(default=0, editable=False)
    translated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # The shares of a translation that came from machines and memories (cms.translation.text.authorship.provenance).
    translation_shares = models.JSONField(default=dict, editable=False)

    objects = StoryManager()

    written_by_program = (*BasePage.written_by_program, "translated_by", "reviewed_by", "translation_shares")
    worked_out = (*BasePage.worked_out, "word_count")
    planned_fields = ("position",)
    is_creatable = False
    person_relations: ClassVar[tuple[str, ...]] = ("authors",)
    serve_select_related = (*BasePage.serve_select_related, "section__locale", "translated_by", "reviewed_by")
    description_fields = (*BasePage.description_fields, "body")
    social_type = "article"
    needed_by_readers = ("summary", "lead_picture", "authors", "body")
    parent_page_types = ["magazine.MagazineIndexPage", "magazine.IssuePage"]
    subpage_types = []
    classification_panels = [
        FieldRowPanel([FieldPanel("section"), FieldPanel("date"), FieldPanel("position")]),
        MultipleChooserPanel("topics", chooser_field_name="topic", heading=_("Topics"), label=_("topic")),
    ]
    author_panels = [
        MultipleChooserPanel("authors", chooser_field_name="person", heading=_("Authors"), label=_("author"))
    ]
    related_panels = [InlinePanel("related_stories", heading=_("Related stories"), label=_("story"), max_num=3)]
    search_fields = [
        *BasePage.search_fields,
        index.FilterField("section"),
        index.FilterField("date"),
    ]
    translatable_fields = [
        *BasePage.translatable_fields,
        TranslatableField("section"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("position", overridable=False),
        TranslatableField("topics"),
        SynchronizedField("authors", overridable=False),
        SynchronizedField("related_stories", overridable=False),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        # To find the newest stories without sorting all of them.
        indexes = [models.Index(fields=["date", "page_ptr"], name="magazine_story_by_date")]

    def full_clean(self, *args, **kwargs):
        """Count the words of the body at each save: Wagtail cleans a page whenever it saves it."""
        super().full_clean(*args, **kwargs)
        if body := getattr(self, "body", None):
            self.word_count = count_words(body)

    @classmethod
    def list_types(cls) -> list[type[Self]]:
        """Return the types of stories: the models derived from this one, in any app."""
        return [model for model in get_page_models() if issubclass(model, StoryPage) and model is not StoryPage]

    @classmethod
    def list_person_links(cls) -> list[type[models.Model]]:
        """Return the models of the rows that name people, for all types: authors first, then other roles."""
        types = [StoryPage, *cls.list_types()]
        links = [model._meta.get_field(name).related_model for model in types for name in model.person_relations]
        return list(dict.fromkeys(links))

    @property
    def reading_minutes(self) -> int:
        return estimate_minutes(self.word_count, self.locale.language_code)

    @cached_property
    def chosen_people(self) -> dict[str, list[Localized]]:
        """Return the people of this story by role, each in its language if their page exists in it (one query)."""
        return localize_linked(self, dict.fromkeys(self.person_relations, "person"))

    def get_topics(self) -> list[Topic]:
        """Return the visible topics, in the page's language if live in it; for a previewed draft, also draft topics."""
        return localize_snippets(self, "topics", "topic")

    def get_section(self) -> Section | None:
        return self.section if is_shown(self.section) else None

    @property
    def own_section(self) -> Section | None:
        """Return the section if readers see it in the page's language: for output that cannot mark another language."""
        return next(iter(in_language_of(self, [self.get_section()])), None)

    def get_kicker(self) -> str:
        return self.own_section.name if self.own_section else ""

    def get_social_facts(self):
        """Return the properties of https://ogp.me/#type_article"""
        modified, section = self.last_published_at, self.own_section
        return [
            ("article:published_time", self.date.isoformat()),
            *([("article:modified_time", modified.isoformat(timespec="seconds"))] if modified else []),
            *([("article:section", section.name)] if section else []),
        ]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return (
            context
            | self.chosen_people
            | {"topics": self.get_topics(), "related": StoryPage.objects.list_related(self)}
        )


class HoldsStories:
    """Mixin for page types whose pages may have stories of every type below them."""

    @classmethod
    def clean_subpage_models(cls):
        return [*super().clean_subpage_models(), *StoryPage.list_types()]


class StoryTopic(TranslatableMixin, InlineRow):
    """A topic of a story, linked by an inline model: wagtail-localize never synchronises a ParentalManyToManyField.

    See docs/decisions/trap-09-not-extracted.md.
    """

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(
        "magazine.Topic", verbose_name=_("topic"), on_delete=models.CASCADE, related_name="stories"
    )

    panels = [FieldPanel("topic")]
    translatable_fields = [TranslatableField("topic")]

    class Meta(TranslatableMixin.Meta, InlineRow.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self):
        return str(self.topic)


class PersonLink(InlineRow):
    """A person of a story, as the source's page has it: `localize_pages` finds the reader's language."""

    person = models.ForeignKey("home.PersonPage", verbose_name=_("person"), on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("person")]

    class Meta(InlineRow.Meta):
        abstract = True

    def __str__(self):
        return str(self.person)


class StoryAuthor(PersonLink):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="authors")

    class Meta(PersonLink.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class RelatedStory(InlineRow):
    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="related_stories")
    story = models.ForeignKey(StoryPage, verbose_name=_("story"), on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("story")]

    class Meta(InlineRow.Meta):
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")

    def __str__(self):
        return str(self.story)

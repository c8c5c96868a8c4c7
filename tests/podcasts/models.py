from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.fields import StreamField, URLField
from cms.pages.blocks.bodies import BodyBlock
from magazine.models import StoryPage
from magazine.models.story_page import PersonLink


class PodcastPage(StoryPage):
    """A conversation to listen to. Everything about the new type is here, and nowhere else."""

    is_spoken = True
    recording = URLField(blank=True)
    intro = models.CharField(max_length=80, blank=True)
    minutes = models.PositiveSmallIntegerField(default=0)
    body = StreamField(BodyBlock(), blank=True)

    person_relations = ("authors", "guests")
    content_panels = [
        *StoryPage.content_panels,
        *StoryPage.author_panels,
        InlinePanel("guests"),
        FieldPanel("recording"),
        FieldPanel("intro"),
        FieldPanel("minutes"),
        FieldPanel("body"),
    ]
    search_fields = [*StoryPage.search_fields, index.SearchField("body")]
    translatable_fields = [
        *StoryPage.translatable_fields,
        SynchronizedField("guests", overridable=False),
        SynchronizedField("recording", overridable=False),
        SynchronizedField("minutes", overridable=False),
        TranslatableField("intro"),
        TranslatableField("body"),
    ]


class PodcastGuest(PersonLink):
    page = ParentalKey(PodcastPage, on_delete=models.CASCADE, related_name="guests")

    class Meta(PersonLink.Meta):
        pass

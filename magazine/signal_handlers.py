"""A story that goes live with a recording is in the podcast at once."""

from django.db import transaction
from django.dispatch import receiver
from wagtail.models import ReferenceIndex
from wagtail.signals import page_published

from cms.serving.cache.current import move_version

from .models import StoryPage


@receiver(page_published)
def note_recordings(sender, instance, **kwargs):
    """Write the references of a story with recordings, by which the podcast finds it.

    Wagtail's task does so later, and the page cache does not see that: it would keep the podcast without the episode.
    """
    if isinstance(instance, StoryPage) and any(raw["type"] == "audio" for raw in instance.body.raw_data):
        ReferenceIndex.create_or_update_for_object(instance)
        transaction.on_commit(move_version)

from django.conf import settings
from django.db import models
from django.utils import timezone


class SocialCard(models.Model):
    """The image that social media show for a page: a file in the default storage, and what it was made from."""

    page = models.OneToOneField("wagtailcore.Page", on_delete=models.CASCADE, related_name="social_card")
    fingerprint = models.CharField(max_length=64)  # of all that the card shows (cms.social_cards.content)
    # Named after the fingerprint, so that the file at a URL never changes and may be cached for ever.
    file = models.CharField(max_length=200)
    # The previous file: links that were shared before still request it. Deleted with the next one.
    former_file = models.CharField(max_length=200, blank=True)
    alt = models.TextField(blank=True)
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_until = models.DateField(null=True)  # the last day on which its image may be shown

    # A card is made from its page and its image; it does not count as a use of them.
    wagtail_reference_index_ignore = True

    def __str__(self):
        return self.file

    @property
    def may_be_shown(self) -> bool:
        return self.shown_until is None or self.shown_until >= timezone.localdate()

    @property
    def files(self) -> list[str]:
        return [name for name in (self.file, self.former_file) if name]

"""Words of images that translators propose with a text."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class ProposedImageWords(models.Model):
    """The alt text or title of an image in a text's language, as a translator of the text proposes it.

    It is applied to the image when the text is published, by somebody who may change the image (`pictures.applying`);
    then it is deleted. Until then, the library has its own words, `replaces`.
    """

    class Field(models.TextChoices):
        TEXT = "text", _("alt text")
        TITLE = "title", _("title")

    class Held(models.TextChoices):
        """Why it was not applied although the text was published."""

        RIGHTS = "rights", _("the person who published the text may not change the picture")
        CHANGED = "changed", _("the picture's words were changed in the library since")
        GONE = "gone", _("the text did not show the picture")

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+", editable=False)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, related_name="+", editable=False
    )
    field = models.CharField(max_length=10, choices=Field, editable=False)
    words = models.TextField(editable=False)
    replaces = models.TextField(blank=True, editable=False)
    is_confirmed = models.BooleanField(default=False, editable=False)
    held = models.CharField(max_length=10, choices=Held, blank=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    updated_at = models.DateTimeField(auto_now=True)

    # It does not count as a use of the image.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed words of a picture")
        verbose_name_plural = _("proposed words of pictures")
        constraints = [
            models.UniqueConstraint(fields=["translation", "image", "field"], name="translation_proposed_image_words"),
        ]

    def __str__(self):
        return f"{self.image_id} {self.field}: {self.words}"

"""The state of each text in each language: derived data (`status/states.py`), which can be rebuilt at any time."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation


class State(models.TextChoices):
    """The progress of a text in a language."""

    NONE = "none", _("No translation")
    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved, waits to go live")
    VOIDED = "voided", _("Approval no longer holds")
    UP_TO_DATE = "up_to_date", _("Up to date")
    CORRECTED = "corrected", _("Correction not submitted")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    ORIGINAL = "original", _("Original")


# The states in which a translator has something to do.
OPEN_STATES = [
    State.NOT_STARTED,
    State.IN_PROGRESS,
    State.CHANGES_REQUESTED,
    State.VOIDED,
    State.CORRECTED,
    State.OUT_OF_DATE,
]


class TextState(models.Model):
    """The state of a text in one language; without a row the text does not exist in the language (`State.NONE`).

    `states.refresh_states` updates the row whenever something that it depends on changes; the command
    `rebuild_translation_states` rebuilds all rows. The row of the original (`is_source`) is the text's row in the
    translation report.
    """

    translation_key = models.UUIDField()
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")  # the specific type
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    translation = models.OneToOneField(
        Translation, null=True, on_delete=models.CASCADE, related_name="text_state", editable=False
    )  # null for an original
    is_source = models.BooleanField(default=False)
    is_live = models.BooleanField(default=False)
    title = models.CharField(max_length=255)
    state = models.CharField(max_length=20, choices=State)
    total = models.PositiveIntegerField(default=0)  # segments
    done = models.PositiveIntegerField(default=0)  # segments that are translated and confirmed
    outdated = models.PositiveIntegerField(default=0)  # segments that changed since the live translation was made
    words_left = models.PositiveIntegerField(default=0)
    # Words were saved since the row was computed: `status.stale.refresh_stale` updates it before it is read.
    is_stale = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("state of a text")
        verbose_name_plural = _("states of texts")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_one_state_per_language"),
        ]
        indexes = [
            models.Index(fields=["is_source", "title"], name="translation_state_rows"),
            models.Index(fields=["locale", "state", "translation_key"], name="translation_state_cells"),
            models.Index(fields=["translation_key"], condition=models.Q(is_stale=True), name="translation_state_stale"),
        ]

    def __str__(self):
        return f"{self.title} ({self.locale_id}): {self.state}"

    @property
    def percent(self) -> int:
        """Return how much is translated, in whole percent, rounded down: 100 means all of it."""
        return self.done * 100 // self.total if self.total else 100

    @property
    def label(self) -> str:
        """Return the state in words, with its figure: "In progress (40 %)", "Out of date (3 segments)"."""
        if self.state == State.IN_PROGRESS:
            return gettext("In progress (%(percent)d %%)") % {"percent": self.percent}
        if self.state == State.OUT_OF_DATE:
            text = ngettext("Out of date (%(count)d segment)", "Out of date (%(count)d segments)", self.outdated)
            return text % {"count": self.outdated}
        return self.get_state_display()

    @property
    def edit_url(self) -> str:
        """Return the URL of the editor: wagtail-localize's for a translation, Wagtail's for an original."""
        model = self.content_type.model_class()
        if issubclass(model, Page):
            return reverse("wagtailadmin_pages:edit", args=[self.object_id])
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[self.object_id])

"""Models for translations, beside wagtail-localize's own.

`TextState` is derived data: it can be deleted and rebuilt at any time (`status/states.py`). The other models are facts.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import String, StringTranslation, Translation, TranslationContext


class State(models.TextChoices):
    """Where a text stands in a language."""

    NONE = "none", _("No translation")
    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    UP_TO_DATE = "up_to_date", _("Up to date")
    CORRECTED = "corrected", _("Correction not submitted")
    OUT_OF_DATE = "out_of_date", _("Out of date")
    ORIGINAL = "original", _("Original")


# The states in which a translator has something to do.
OPEN_STATES = [State.NOT_STARTED, State.IN_PROGRESS, State.CHANGES_REQUESTED, State.CORRECTED, State.OUT_OF_DATE]


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

    class Meta:
        verbose_name = _("state of a text")
        verbose_name_plural = _("states of texts")
        constraints = [
            models.UniqueConstraint(fields=["translation_key", "locale"], name="translation_one_state_per_language"),
        ]
        indexes = [
            models.Index(fields=["is_source", "title"], name="translation_state_rows"),
            models.Index(fields=["locale", "state", "translation_key"], name="translation_state_cells"),
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


class TranslationJob(models.Model):
    """The assignee and the due date of a translation."""

    translation = models.OneToOneField(Translation, on_delete=models.CASCADE, related_name="job", editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assignee"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="translation_jobs",
    )
    due_date = models.DateField(_("due date"), null=True, blank=True)

    class Meta:
        verbose_name = _("translation job")
        verbose_name_plural = _("translation jobs")
        indexes = [models.Index(fields=["due_date"], name="translation_job_due")]

    def __str__(self):
        return f"{self.translation_id}: {self.assignee_id}, {self.due_date}"


NOT_STORED = "?"


class TranslatedRevision(models.Model):
    """The state of the source that a revision of a translation was made from, stored when the revision is created.

    `fingerprint` is that of the source's segments (`segments.make_fingerprint`). A translation is out of date when the
    fingerprint of its live revision differs from its source's.
    """

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, related_name="translated")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="revisions")
    fingerprint = models.CharField(max_length=64)
    is_complete = models.BooleanField()  # no segment was missing
    # When the words were written, if the revision took over those of a former revision, with new dates or images.
    words_from = models.DateTimeField(null=True)
    # Hash of what translators had replaced (`segments.make_fingerprint_of_replaced`); NOT_STORED in rows that are
    # older than this field.
    replaced = models.CharField(max_length=64, default=NOT_STORED)

    class Meta:
        verbose_name = _("revision of a translation")
        verbose_name_plural = _("revisions of translations")

    def __str__(self):
        return f"{self.revision_id}: {self.fingerprint[:8]}"


class SegmentChange(models.Model):
    """A segment of the source that changed since it was translated, with its former words, until it is retranslated.

    `string` is the new source text, null if the segment was removed. `former_source` is the text that the translator
    saw, also after several changes; empty if the segment is new.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="changes")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    string = models.ForeignKey(String, null=True, on_delete=models.CASCADE, related_name="+")
    former_source = models.TextField(blank=True)
    former_translation = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("changed segment")
        verbose_name_plural = _("changed segments")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.context_id}: {self.former_source[:40]}"


class SegmentVersion(models.Model):
    """A version of a segment's translation, with its writer and time: wagtail-localize keeps only the latest.

    See docs/decisions/trap-07-memory.md.
    """

    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    data = models.TextField(blank=True)  # empty if the translation was deleted
    translation_type = models.CharField(max_length=20, choices=StringTranslation.TRANSLATION_TYPE_CHOICES, blank=True)
    tool_name = models.CharField(max_length=255, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    runs = models.JSONField(null=True)  # who wrote which words (text.authors); null in rows older than this field
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("version of a segment")
        verbose_name_plural = _("versions of segments")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["context", "locale", "string"], name="translation_segment_versions")]

    def __str__(self):
        return f"{self.context_id}: {self.data[:40]}"


class UploadedPOFile(models.Model):
    """An uploaded PO file that waits to be confirmed; files that are not confirmed are deleted after a day."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="uploaded_po_files")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    content = models.TextField()
    uploaded_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("uploaded PO file")
        verbose_name_plural = _("uploaded PO files")

    def __str__(self):
        return f"{self.translation_id}: {self.user_id}, {self.uploaded_at}"


class Notice(models.Model):
    """A piece of routine news for one person, sent in the next digest (`send_digest`)."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted for moderation")
        APPROVED = "approved", _("Approved")
        STARTED = "started", _("To translate")
        CHANGED = "changed", _("The original has changed")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20, choices=Kind)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.kind}: {self.recipient_id}"


class BulkSubmission(models.Model):
    """Many texts submitted for translation at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("bulk submission")
        verbose_name_plural = _("bulk submissions")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.pk}: {self.started_at}"


class BulkSubmissionItem(models.Model):
    """One text for one language in a bulk submission, handled by a background task.

    It succeeded if it is finished and has no objection.
    """

    submission = models.ForeignKey(BulkSubmission, on_delete=models.CASCADE, related_name="items")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")  # the specific type
    object_id = models.PositiveBigIntegerField()
    title = models.CharField(max_length=255)  # kept in case the text is deleted
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    finished_at = models.DateTimeField(null=True)
    objection = models.TextField(blank=True)  # why it could not be submitted, in the person's language

    class Meta:
        verbose_name = _("text of a bulk submission")
        verbose_name_plural = _("texts of bulk submissions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.title}: {self.locale_id}"

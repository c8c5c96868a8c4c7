"""Comments and corrections of single segments by reviewers and translators, and marks of reviewed segments."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState
from wagtail_localize.models import String, Translation, TranslationContext


class OfSegment(models.Model):
    """A fact about one segment of a translation, found by its context and its string.

    Both outlive the segment: wagtail-localize makes the segments of a text again whenever its original is published.
    """

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+", editable=False)
    context = models.ForeignKey(TranslationContext, on_delete=models.CASCADE, related_name="+", editable=False)
    string = models.ForeignKey(String, on_delete=models.CASCADE, related_name="+", editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    @property
    def key(self) -> tuple[int, int]:
        """The key of its segment (`text.rows`)."""
        return self.context_id, self.string_id


class SegmentCorrection(OfSegment):
    """A segment that a moderator changed during a review, or took away (`after` is empty)."""

    task_state = models.ForeignKey(TaskState, on_delete=models.CASCADE, related_name="+", editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    before = models.TextField(blank=True, editable=False)  # as it was submitted
    after = models.TextField(blank=True, editable=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    accepted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["task_state", "context", "string"], name="translation_corrected_once"),
        ]

    def __str__(self):
        return f"{self.context_id}: {self.after[:40]}"


class CommentThread(OfSegment):
    """A conversation about a segment, open until somebody resolves it."""

    correction = models.ForeignKey(  # if it is an answer to one
        SegmentCorrection, null=True, on_delete=models.SET_NULL, related_name="threads", editable=False
    )
    resolved_at = models.DateTimeField(null=True, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("conversation about a segment")
        verbose_name_plural = _("conversations about segments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["translation", "resolved_at"], name="translation_threads")]

    def __str__(self):
        return f"{self.context_id}: {self.created_at:%Y-%m-%d %H:%M}"


class SegmentComment(models.Model):
    """A comment in a thread. The first one opens it."""

    LONGEST = 2000  # characters

    thread = models.ForeignKey(CommentThread, on_delete=models.CASCADE, related_name="comments", editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    text = models.TextField(_("comment"), max_length=LONGEST)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("comment on a segment")
        verbose_name_plural = _("comments on segments")
        ordering = ["pk"]

    def __str__(self):
        return self.text[:40]


class ReviewedSegment(OfSegment):
    """A segment that a reviewer has read and found good: these words, until they change. It approves nothing."""

    words_hash = models.CharField(max_length=64, editable=False)  # of the translation
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("reviewed segment")
        verbose_name_plural = _("reviewed segments")
        constraints = [
            models.UniqueConstraint(fields=["translation", "context", "string"], name="translation_reviewed_once"),
        ]

    def __str__(self):
        return f"{self.context_id}: {self.words_hash[:8]}"

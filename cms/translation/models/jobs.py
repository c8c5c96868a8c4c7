"""Assignments of translations, and many texts submitted at once."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import Translation


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

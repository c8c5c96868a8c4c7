"""Machine translation: what was sent in a month, texts that machines never get, and runs over the rest of a text."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail_localize.models import Translation


class MachineUsage(models.Model):
    """What the site sent to machines in a month: never more than its budget (`machines.budget`)."""

    month = models.DateField(unique=True, editable=False)  # its first day
    characters = models.PositiveBigIntegerField(default=0, editable=False)
    requests = models.PositiveBigIntegerField(default=0, editable=False)
    cost = models.PositiveBigIntegerField(default=0, editable=False)  # in millionths of the currency

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("use of machine translation")
        verbose_name_plural = _("uses of machine translation")
        ordering = ["-month"]

    def __str__(self):
        return f"{self.month:%Y-%m}: {self.characters}"


class NoMachineTranslation(models.Model):
    """The mark of a text whose words no machine ever gets, in any language. Set by its editors."""

    translation_key = models.UUIDField(unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text without machine translation")
        verbose_name_plural = _("texts without machine translation")

    def __str__(self):
        return str(self.translation_key)


class MachineRun(models.Model):
    """The open rest of a text, translated by a machine in the background. It can be stopped, and started again."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="+", editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    token = models.UUIDField(default=uuid.uuid4, editable=False)  # of the worker that may go on with it
    total = models.PositiveIntegerField(default=0, editable=False)  # segments that were open
    done = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)  # whose answer could not be taken
    objection = models.TextField(blank=True, editable=False)  # why it ended early, in the person's language
    is_stopped = models.BooleanField(default=False, editable=False)  # by a person
    started_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)
    finished_at = models.DateTimeField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("run of machine translation")
        verbose_name_plural = _("runs of machine translation")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["translation"], condition=Q(finished_at=None), name="translation_one_machine_run"
            ),
        ]

    def __str__(self):
        return f"{self.translation_id}: {self.done}/{self.total}"

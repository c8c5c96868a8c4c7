"""The record of an approval: what was approved, by whom, and whether it still holds.

The model is here and not in `cms.newsroom.models`, which imports this package; Django finds it there too.
"""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class ApprovalQuerySet(models.QuerySet):
    def waiting(self):
        """Return the approvals that are neither voided nor gone live."""
        return self.filter(voided_at=None, published_at=None)


class Approval(models.Model):
    """An approval of a text that does not go live at once: it waits for something, such as its original or a release.

    It is for exactly one revision with exactly one content (`fingerprint`). `basis` has what else it was given for, by
    the app that registered it (`approvals.register_basis`): of a translation, the words of the original and of the
    segments. An approval ends by going live (`published_at`) or by being voided, and stays as a record.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")  # the base content type
    object_id = models.CharField(max_length=255)
    text = GenericForeignKey("content_type", "object_id")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="approvals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("approved by")
    )
    approved_at = models.DateTimeField(auto_now_add=True)
    fingerprint = models.CharField(max_length=64)
    basis = models.JSONField(default=dict)
    published_at = models.DateTimeField(null=True)
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=40, blank=True)  # a code (`void_reasons`)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        indexes = [models.Index(fields=["content_type", "object_id"], name="newsroom_approvals_of_text")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=models.Q(voided_at=None, published_at=None),
                name="newsroom_one_waiting_approval",
            ),
        ]

    def __str__(self):
        return f"{self.content_type_id}:{self.object_id}, revision {self.revision_id}"

    @property
    def is_waiting(self) -> bool:
        """Return whether the approval is neither voided nor gone live; it may not hold all the same."""
        return self.voided_at is None and self.published_at is None

    def is_for(self, text) -> bool:
        """Return whether the approval waits, and its text has not gone live without it, as nothing held it any more."""
        return self.is_waiting and self.revision_id != text.live_revision_id

"""Proposals: changes of library items that need the consent of moderators. Who was told that rights end."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale


class Status(models.TextChoices):
    """The status of a proposal."""

    WAITING = "waiting", pgettext_lazy("status of a proposal", "waiting")
    ACCEPTED = "accepted", pgettext_lazy("status of a proposal", "accepted")
    REFUSED = "refused", pgettext_lazy("status of a proposal", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("status of a proposal", "withdrawn")


class Proposal(models.Model):
    """A change of a live image, document or shared snippet that waits for moderators.

    `changes` has the values of each field before and after, as JSON: {"author": {"from": "...", "to": "..."}}. A new
    file is stored in `file`, where readers cannot reach it, until the proposal is answered.
    """

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()
    title = models.CharField(_("title"), max_length=255)
    # Set for texts in one language, whose moderators decide; otherwise those of all languages where it is live decide.
    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    changes = models.JSONField(_("changes"), default=dict)
    file = models.FileField(_("new file"), upload_to="proposals/", blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.WAITING)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    comment = models.TextField(pgettext_lazy("noun", "Comment"), blank=True)

    # A proposal does not count as a use of its target.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["content_type", "object_id"], name="library_proposal_target"),
            models.Index(fields=["status", "proposed_at"], name="library_proposal_status"),
        ]

    def __str__(self):
        return self.title

    @property
    def is_waiting(self) -> bool:
        return self.status == Status.WAITING


class Consent(models.Model):
    """The consent of a moderator of one language. A proposal needs one for each language in which its target is live.

    For proposals with a locale, only that language's consent is needed.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="consents")
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [models.UniqueConstraint(fields=["proposal", "locale"], name="library_one_consent_per_locale")]

    def __str__(self):
        return f"{self.proposal} ({self.locale})"


class RightsNotice(models.Model):
    """Records that a person was told that the rights to an image end: they are told once (`cms.library.rights`)."""

    image = models.ForeignKey(settings.WAGTAILIMAGES_IMAGE_MODEL, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    last_day = models.DateField()  # as it was then: after an extension, people are told again
    has_ended = models.BooleanField()
    sent_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "image", "last_day", "has_ended"], name="library_told_once")
        ]

    def __str__(self):
        return f"{self.image_id}: {self.last_day}"

"""Sign-offs of interviews by those who gave them, and what they commented."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class SignOff(models.Model):
    """A request to somebody without an account to read a page in one language, comment on it and approve its words.

    Anyone who has the link can answer in the name of this person. `approved` has the fingerprints of the words
    that were approved (`words.Words`). The approval holds for these words and no others, also after the link has ended.
    """

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="sign_offs", editable=False)
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(
        _("mail address"), blank=True, help_text=_("If you enter one, the link is sent there. It is not shown again.")
    )
    language = models.CharField(
        _("language of the invitation"),
        max_length=10,
        help_text=_("In which the person is spoken to. They read the text in its own language."),
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    form_key = models.CharField(max_length=36, unique=True, editable=False)  # a form that is sent twice asks once
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    approved_at = models.DateTimeField(null=True, editable=False)
    approved = models.JSONField(default=dict, editable=False)
    voided_at = models.DateTimeField(null=True, editable=False)  # when the log said so; `states` compares the words
    erased_at = models.DateTimeField(null=True, editable=False)

    mail_failed = False  # of this object, after its link could not be sent (`telling`)

    # A page may be deleted although somebody was asked about it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.page_id}: {self.pk}"

    @property
    def is_over(self) -> bool:
        """Return whether the link has expired or was withdrawn."""
        return self.withdrawn_at is not None or self.expires_at <= timezone.now()


class SignOffComment(models.Model):
    """What somebody wrote about an answer, or about the whole (`block` is empty)."""

    sign_off = models.ForeignKey(SignOff, on_delete=models.CASCADE, related_name="comments")
    block = models.CharField(max_length=36, blank=True)
    question = models.CharField(max_length=200, blank=True)  # as it was: the block may be gone
    text = models.TextField()
    written_at = models.DateTimeField(auto_now_add=True)
    sending = models.CharField(max_length=32)  # the page that it was sent from
    key = models.CharField(max_length=64)  # of the same comment from the same page: it is kept once

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("comment of a sign-off")
        verbose_name_plural = _("comments of sign-offs")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["sign_off", "key"], name="signoff_comment_once")]

    def __str__(self):
        return f"{self.sign_off_id}: {self.pk}"

"""Releases, their texts, what was waived, and what is still to be done after a release."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Revision


class State(models.TextChoices):
    """The state of a release. An undone release keeps its texts, so that it can be released again."""

    PLANNED = "planned", pgettext_lazy("state of a release", "planned")
    MISSED = "missed", pgettext_lazy("state of a release", "missed")
    LIVE = "live", pgettext_lazy("state of a release", "live")
    UNDONE = "undone", pgettext_lazy("state of a release", "undone")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a release", "withdrawn")


OPEN_STATES = (State.PLANNED, State.MISSED, State.UNDONE)


class Release(models.Model):
    """Texts that go live together. While it is open, none of them can be published in another way."""

    name = models.CharField(_("name"), max_length=120)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="releases",
    )
    planned_for = models.DateTimeField(
        _("moment"), null=True, blank=True, help_text=_("If empty, somebody releases it by hand.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PLANNED, editable=False)
    # Derived from the state at each save, for the constraint on texts.
    is_open = models.BooleanField(default=True, editable=False)
    # The issue, year or edition whose texts it holds, in any language; null if its texts were chosen by hand.
    subject_type = models.ForeignKey(
        ContentType, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    subject_key = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    released_at = models.DateTimeField(_("released"), null=True, editable=False)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    # The moment for which people were told that something is missing; another moment makes it outdated.
    warned_for = models.DateTimeField(null=True, editable=False)
    # Whether people know of its state: False after a missed moment, until they were told.
    is_told = models.BooleanField(default=True, editable=False)
    # Redirects and former slugs that the release replaced; undoing brings them back.
    former_addresses = models.JSONField(default=dict, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(is_open=True), name="releases_one_open_release_per_name"
            ),
        ]
        indexes = [models.Index(fields=["state", "planned_for"], name="releases_due")]

    def __str__(self):
        return self.name

    def save(self, *args, update_fields=None, **kwargs):
        self.is_open = self.state in OPEN_STATES
        if update_fields is not None:
            update_fields = {*update_fields, "is_open"}
        super().save(*args, update_fields=update_fields, **kwargs)


class ReleaseText(models.Model):
    """A text of a release: a page or snippet in one language, which may not exist yet.

    `content_type` is that of `Page` for pages of all types. `cms.releases.texts` loads the texts of many rows.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="texts")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    # Whether its release is open.
    is_open = models.BooleanField(default=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)
    # What the release did, to undo it: whether the text went live with it, with which revision, and what was live
    # before (null for nothing).
    went_live = models.BooleanField(default=False, editable=False)
    revision = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+", editable=False)
    former = models.JSONField(null=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a release")
        verbose_name_plural = _("texts of releases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "translation_key", "locale"],
                condition=models.Q(is_open=True),
                name="releases_one_open_release_per_text",
            ),
            models.UniqueConstraint(
                fields=["release", "content_type", "translation_key", "locale"], name="releases_each_text_once"
            ),
        ]

    def __str__(self):
        return f"{self.release_id}: {self.content_type_id}/{self.translation_key} ({self.locale_id})"


class Waiver(models.Model):
    """A language of a text, or a warning about it, with which a release does not wait."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="waivers")
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=255)  # of the warning; `loading.LANGUAGE` for the language
    reason = models.TextField(_("reason"))
    waived_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    waived_at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "content_type", "translation_key", "locale", "code"], name="releases_waived_once"
            ),
        ]

    def __str__(self):
        return f"{self.release_id}: {self.code} ({self.locale_id})"


class FollowUp(models.Model):
    """What follows a release or its undoing: written in its transaction, done after it.

    Usually it is done at once. If the process ended before, the minute's timer does it (`outbox`).
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="follow_ups")
    # The texts as [model, primary key, revision id, whether the edit was minor, whether it is live, its former slug and
    # URL path if it is a page].
    texts = models.JSONField(default=list)
    # Of undoing: the former addresses to bring back, after the callbacks have recorded others.
    former_addresses = models.JSONField(default=dict)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    is_undoing = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Which process does it: `cms.background.processes`.
    process = models.CharField(max_length=150, blank=True)
    done_at = models.DateTimeField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")

    def __str__(self):
        return f"{self.release_id}: {self.created_at}"

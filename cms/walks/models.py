"""The walk of a release: its state, its pages, and the links that outsiders have to it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.releases.models import Release

MOST = 5000  # addresses that a walk looks at


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("state of a walk", "waiting")
    WORKING = "working", pgettext_lazy("state of a walk", "in the making")
    READY = "ready", pgettext_lazy("state of a walk", "ready")
    STOPPED = "stopped", pgettext_lazy("state of a walk", "stopped")
    FAILED = "failed", pgettext_lazy("state of a walk", "failed")


class Walk(models.Model):
    """A snapshot of the site as it will be after a release. `making` fills it."""

    release = models.OneToOneField(Release, on_delete=models.CASCADE, related_name="walk")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    # Each making has another, so that one that was stopped or overtaken stores nothing more.
    run = models.UUIDField(null=True)
    process = models.CharField(max_length=150, blank=True)  # that makes it (`cms.background.processes`)
    fingerprint = models.CharField(max_length=64, blank=True)  # of what it shows, when it was begun (`freshness`)
    moment = models.DateTimeField(null=True)  # at which the clock stands
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)  # addresses looked at
    total = models.PositiveIntegerField(default=0)
    beyond = models.PositiveIntegerField(default=0)  # addresses that were not looked at: there were too many
    # The texts that cannot be shown: [title, language, reason, primary key if it is a page].
    left_out = models.JSONField(default=list)

    class Meta:
        verbose_name = _("walk")
        verbose_name_plural = _("walks")

    def __str__(self):
        return f"{self.release_id}: {self.state}"

    @property
    def is_being_made(self) -> bool:
        return self.state in (State.WAITING, State.WORKING)


class WalkedPage(models.Model):
    """A page of a walk: one of the release, or another whose HTML the release changes."""

    walk = models.ForeignKey(Walk, on_delete=models.CASCADE, related_name="pages")
    address = models.CharField(max_length=500)  # path and query
    work = models.CharField(max_length=500, blank=True)  # the same for all languages of a page
    language = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    is_text = models.BooleanField(default=False)  # a text of the release itself
    is_new = models.BooleanField(default=False)  # readers do not have it yet
    is_approved = models.BooleanField(default=True)
    body = models.BinaryField()  # HTML, compressed with zlib

    class Meta:
        verbose_name = _("page of a walk")
        verbose_name_plural = _("pages of walks")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["walk", "address"], name="walks_each_address_once")]

    def __str__(self):
        return self.address


class WalkLink(models.Model):
    """An outsider's link to the walk of a release. Anyone who has its address can see the walk until it expires."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="walk_links")
    token_hash = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(_("for whom"), max_length=120)
    language = models.CharField(_("language"), max_length=20)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("link to a walk")
        verbose_name_plural = _("links to walks")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.release_id}: {self.for_whom}"

    @property
    def is_open(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > timezone.now()

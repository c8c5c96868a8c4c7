"""Pictures that have arrived and are not in the library yet: the picture inbox."""

import secrets
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

FOLDER = "inbox"  # not public (cms.serving.files.media): the newsroom sees its files through views of the admin


def make_file_name(instance, filename: str) -> str:
    """Return a name for a stored file; only the extension of the name that people gave it remains."""
    suffix = PurePosixPath(filename).suffix.lower()
    return f"{FOLDER}/{secrets.token_hex(16)}{suffix if suffix[1:].isalnum() and suffix.isascii() else ''}"[:100]


class Arrival(models.Model):
    """A picture in the inbox, from the first byte that its sender announces until it is in the library."""

    class State(models.TextChoices):
        UPLOADING = "uploading", _("being uploaded")
        WAITING = "waiting", _("waiting for its check")
        UNFINISHED = "unfinished", _("unfinished")
        DUPLICATE = "duplicate", _("duplicate")
        REFUSED = "refused", _("refused")
        MOVING = "moving", _("on its way into the library")
        IN_LIBRARY = "in_library", _("in the library")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # What a browser knows of a file before it sends it (inbox.receiving.make_key); "" if it did not come in parts.
    key = models.CharField(max_length=64, blank=True)
    name = models.CharField(_("file"), max_length=255)
    size = models.PositiveBigIntegerField()
    origin = models.CharField(max_length=255, blank=True)  # the text that it was taken from, if it was
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.UPLOADING)
    refusal = models.JSONField(default=list)  # code and values of the reason (inbox.refusals)
    file = models.FileField(upload_to=make_file_name, blank=True)
    preview = models.FileField(upload_to=make_file_name, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    file_hash = models.CharField(max_length=40, blank=True, db_index=True)  # of what was sent, before any conversion
    values = models.JSONField(default=dict)  # as typed, by the field names of the library's form
    # The picture of the library that it has become, or is a duplicate of.
    image = models.ForeignKey("images.CustomImage", null=True, on_delete=models.CASCADE, related_name="arrivals")
    same_as = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="duplicates")
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    # It is no use of the picture.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("picture in the inbox")
        verbose_name_plural = _("pictures in the inbox")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], condition=Q(key__gt=""), name="one_arrival_for_each_file")
        ]

    def __str__(self):
        return self.name


class ArrivalPart(models.Model):
    """A part of a file that is being uploaded. Any host may receive it, and any worker puts the parts together."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(upload_to=make_file_name)

    class Meta:
        ordering = ["number", "pk"]
        constraints = [models.UniqueConstraint(fields=["arrival", "number"], name="each_part_of_an_arrival_once")]

    def __str__(self):
        return f"{self.arrival_id}/{self.number}"

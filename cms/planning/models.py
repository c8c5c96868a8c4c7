"""Assignments of texts, ideas for texts, and the private calendar feeds of people."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page


class Plan(models.Model):
    """Who writes something, until when, and how long it will be."""

    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assignee"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    due_date = models.DateField(_("due date"), null=True, blank=True)
    words = models.PositiveIntegerField(
        _("length"), null=True, blank=True, help_text=_("In words: how long the text is meant to be.")
    )

    class Meta:
        abstract = True


class Assignment(Plan):
    """Who writes a text, and until when: of its original. Translations have translation jobs."""

    translation_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        indexes = [models.Index(fields=["due_date"], name="planning_assignment_due")]

    def __str__(self):
        return f"{self.translation_key}: {self.assignee_id}, {self.due_date}"


class Idea(Plan):
    """A text that nobody has begun to write. Once it has, `page` is its draft."""

    title = models.CharField(_("title"), max_length=255)
    note = models.TextField(_("note"), blank=True, help_text=_("What it is about, whom to ask, where to look."))
    locale = models.ForeignKey(
        Locale, verbose_name=_("language"), on_delete=models.PROTECT, related_name="+", default=None
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    # If the page is deleted permanently, the idea is open again.
    page = models.OneToOneField(Page, null=True, editable=False, on_delete=models.SET_NULL, related_name="idea")
    is_set_aside = models.BooleanField(_("set aside"), default=False, editable=False)

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        ordering = ["due_date", "pk"]
        indexes = [models.Index(fields=["due_date"], name="planning_idea_due")]

    def __str__(self):
        return self.title

    @property
    def is_late(self) -> bool:
        return self.due_date is not None and self.due_date < timezone.localdate() and self.page_id is None


class CalendarFeed(models.Model):
    """The private calendar feed of a person. Anyone who has its address can read what the person may know of."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    filters = models.JSONField(default=dict, editable=False)  # the calendar's filters when it was made
    renewed_at = models.DateTimeField(editable=False)
    read_at = models.DateTimeField(null=True, editable=False)  # by the hour

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")

    def __str__(self):
        return str(self.user_id)

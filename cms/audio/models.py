"""The library of recordings."""

import secrets
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models, transaction
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.editing.blank import refuse_blank_fields
from cms.core.typography.lists import language_name

from .files import read_facts
from .forms import RecordingForm

FOLDER = "audio"


def make_path(recording, name: str) -> str:
    """Return a path that nobody can guess: the folder is public, also while no page has the recording."""
    path = PurePosixPath(name)
    return f"{FOLDER}/{secrets.token_hex(10)}.{path.stem[:40].strip('.')}{path.suffix.lower()}"


def list_languages() -> list[tuple[str, str]]:
    say = lazy(language_name, str)  # in each editor's language
    return [(code, say(code)) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


class Recording(index.Indexed, models.Model):
    """A recording, under a title that the newsroom finds it by. Texts give it a title for readers."""

    title = models.CharField(_("title"), max_length=255)
    file = models.FileField(_("file"), upload_to=make_path, max_length=200)
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=list_languages,
        help_text=_("In which people speak. Empty: nobody speaks."),
    )
    credit = models.CharField(_("credit"), max_length=255, help_text=_("Who recorded it, as readers see it."))
    # Read from the file.
    duration = models.PositiveIntegerField(_("duration"), editable=False, default=0)  # seconds
    file_size = models.PositiveBigIntegerField(_("size"), editable=False, default=0)
    mime_type = models.CharField(_("kind of file"), max_length=40, editable=False, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    panels = [FieldPanel("title"), FieldPanel("file"), FieldPanel("language"), FieldPanel("credit")]
    base_form_class = RecordingForm
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("credit"),
        index.AutocompleteField("credit"),
    ]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Read the facts of a new file, and delete the former one on commit."""
        former = type(self).objects.filter(pk=self.pk).values_list("file", flat=True).first() if self.pk else None
        if self.file and self.file.name != former:
            self.read_file()
        super().save(*args, **kwargs)
        if former and former != self.file.name:
            storage = self.file.storage
            transaction.on_commit(lambda: storage.delete(former), robust=True)

    def clean(self):
        super().clean()
        refuse_blank_fields(self)

    def read_file(self) -> None:
        """Set the type, duration and size from the file."""
        self.mime_type, self.duration = read_facts(self.file.file)
        self.file_size = self.file.size

    @property
    def url(self) -> str:
        return self.file.url

    @property
    def clock(self) -> str:
        """Return the duration as readers see it: 12:30, 1:02:03."""
        return show_time(self.duration)

    @property
    def machine_duration(self) -> str:
        """Return the duration as ISO 8601 has it: PT750S."""
        return f"PT{self.duration}S"

    @property
    def format(self) -> str:
        return PurePosixPath(self.file.name or "").suffix.removeprefix(".").upper()


def show_time(seconds: int) -> str:
    """Return a number of seconds as 2:05 or 1:02:05."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

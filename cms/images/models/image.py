"""An image of the library: its author, licence and rights, and its words in each language."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, SourceImageIOError
from wagtail.models import Locale
from wagtail.search import index

from cms.core.editing.blank import is_blank, refuse_blank_fields
from cms.core.fields import URLField

from ..licences import Kind, Licence
from ..problems import Problem
from ..withholding import correct_name
from .querysets import CustomImageQuerySet
from .rights import HasRights

# Words that are shown in place of the library's: a language, and by image id the values of "text" and "title".
_shown_instead: ContextVar[tuple[str, dict[int, dict[str, str]]]] = ContextVar("_shown_instead", default=("", {}))


# What `CustomImage.get_upload_to` puts before the name that people gave a file, and begins its renditions' names.
TOKEN = re.compile(r"[0-9a-f]{20}\.(?=.)")


def read_token(name: str) -> str:
    """Return what makes the name of a file, or of one of its renditions, hard to guess; "" if nothing does."""
    found = TOKEN.match(PurePosixPath(name).name)
    return found[0] if found else ""


@contextmanager
def show_words_instead(language: str, words: dict[int, dict[str, str]]) -> Iterator[None]:
    """Show other words of images in a language within the context, for a preview. Nothing is stored.

    words: by image id, the values of "text" (the alt text) and "title"; what is missing is the library's.
    """
    token = _shown_instead.set((language, words))
    try:
        yield
    finally:
        _shown_instead.reset(token)


class CustomImage(HasRights, AbstractImage):
    kind = models.CharField(_("what it is"), max_length=20, choices=Kind, blank=True)
    author = models.CharField(
        _("author"),
        max_length=255,
        blank=True,
        help_text=_("Who took, drew or made it, as they want to be named."),
    )
    holder = models.CharField(
        _("holder"),
        max_length=255,
        blank=True,
        help_text=_("The museum, agency or person who holds the rights or the original, where that is not the author."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence,
        help_text=_("The terms under which the picture may be shown. The credit names the licence and links to it."),
        error_messages={"blank": _("Choose a licence: a picture is never shown without one.")},
    )
    source_url = URLField(
        _("source"), max_length=500, blank=True, help_text=_("The address of the page on which it was found.")
    )
    # Maintained automatically (cms.images.denormalised): name, width and height of each rendition by its spec; alt text
    # and title by language.
    files = models.JSONField(default=dict, editable=False)
    words = models.JSONField(default=dict, editable=False)
    # Maintained automatically (cms.images.problems).
    problem = models.CharField(_("problem"), max_length=20, choices=Problem, blank=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "kind",
        "author",
        "holder",
        "licence",
        "source_url",
        "uses",
        "territory",
        "starts_on",
        "expires_on",
        "replacement",
        "description",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("author", boost=2),
        index.AutocompleteField("author"),
        index.SearchField("holder"),
        index.AutocompleteField("holder"),
        index.AutocompleteField("filename"),
        index.RelatedFields(
            "texts",
            [
                *(index.SearchField("text"), index.SearchField("title")),
                *(index.AutocompleteField("text"), index.AutocompleteField("title")),
            ],
        ),
        index.FilterField("licence"),
        index.FilterField("kind"),
        index.FilterField("expires_on"),
    ]

    objects = CustomImageQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename: str) -> str:
        """Return a name that nobody can guess: the folder is public, also while no page shows the image.

        The random part comes first, since the names of renditions are the beginning of this one.
        """
        path = PurePosixPath(super().get_upload_to(filename))
        return str(path.with_name(f"{secrets.token_hex(10)}.{path.stem[:40].strip('.')}{path.suffix}"))

    def __str__(self):
        return self.get_title()

    def clean(self):
        super().clean()
        refuse_blank_fields(self)
        # The credit needs one of them. A name without visible characters is emptied, as it would replace the other.
        self.author, self.holder = ("" if is_blank(name) else name for name in (self.author, self.holder))
        if not (self.author or self.holder):
            raise ValidationError(
                {
                    "author": _(
                        "Enter the author or, if the author is unknown, the holder: the credit needs one of them."
                    )
                }
            )
        self.clean_rights()

    def save(self, *args, **kwargs):
        correct_name(self)
        super().save(*args, **kwargs)
        if staged := self.__dict__.pop("_staged_texts", None):
            self._save_texts(staged)

    def get_rendition(self, filter):
        """Return Wagtail's rendition, or an empty one if the file cannot be read.

        Not all of Wagtail's views handle the error, and a chooser should still open.
        """
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            rendition = self.renditions.model(image=self, width=0, height=0)
            rendition.file.name = "not-found"  # as in wagtail.images.shortcuts
            return rendition

    @property
    def advice(self) -> str:
        """Return what to do about its problem, as sentences; "" if there is none."""
        return str(Problem(self.problem).advice) if self.problem in Problem.values else ""

    # --- Words -------------------------------------------------------------------------------------------------------

    def stage_texts(self, language: str, *, text: str | None = None, title: str | None = None) -> None:
        """Set the alt text or title in a language; the image's next `save()` writes them.

        None keeps a value; a row whose values are both empty is deleted.
        """
        given = {name: value for name, value in (("text", text), ("title", title)) if value is not None}
        values = {name: "" if is_blank(value) else value.strip() for name, value in given.items()}
        self.__dict__.setdefault("_staged_texts", {}).setdefault(language, {}).update(values)

    def get_staged(self, language: str, name: str) -> str:
        """Return the alt text ("text") or title ("title") in a language as it will be after the next `save()`."""
        staged = self.__dict__.get("_staged_texts", {}).get(language, {})
        if name in staged:
            return staged[name]
        text, title = self.words.get(language, ("", ""))
        return text if name == "text" else title

    def _save_texts(self, staged: dict[str, dict[str, str]]) -> None:
        for locale in Locale.objects.filter(language_code__in=staged):
            row = self.texts.filter(locale=locale).first() or self.texts.model(picture=self, locale=locale)
            for name, value in staged[locale.language_code].items():
                setattr(row, name, value)
            if row.text or row.title:
                row.save()
            elif row.pk:
                row.delete()
        index.insert_or_update_object(self)

    def get_alt_text(self, language: str | None = None) -> tuple[str, str]:
        """Return the alt text for readers of a language, and the code of the language that it is in.

        If there is none in their language, return that of the site's main language, then of any other, then the
        description, then the title. The language of the last two is not known: the code is "".
        """
        language = language or translation.get_language() or settings.LANGUAGE_CODE
        found = {code: text for code, (text, _title) in self._get_shown_words().items() if text}
        for code in [language, language.split("-")[0], settings.LANGUAGE_CODE, *found]:
            if code in found:
                return found[code], code
        return self.description or self.title, ""

    def get_title(self, language: str | None = None) -> str:
        """Return the title for readers of a language, or the general title if the language has none."""
        language = language or translation.get_language() or settings.LANGUAGE_CODE
        words = self._get_shown_words()
        _text, title = words.get(language) or words.get(language.split("-")[0]) or ("", "")
        return title or self.title

    def _get_shown_words(self) -> dict[str, list[str]]:
        language, instead = _shown_instead.get()
        if self.pk not in instead:
            return self.words
        text, title = self.words.get(language, ("", ""))
        return self.words | {language: [instead[self.pk].get("text", text), instead[self.pk].get("title", title)]}

    @property
    def default_alt_text(self) -> str:
        """Return the alt text that Wagtail proposes: that for readers of the active language."""
        return self.get_alt_text()[0]

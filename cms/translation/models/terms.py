"""The termbase: names and terms, how they are written in each language, and who decided it.

What may be done with them is in `terms/`: `terms.permissions` says by whom.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Locale


class TermConcept(ClusterableModel):
    """A thing that has a name in each language.

    A proposed change of an approved concept is a concept of its own, which `replaces` the approved one: what was
    approved stays in force until the change is approved.
    """

    class Kind(models.TextChoices):
        TERM = "term", _("Term")
        MUSEUM = "museum", _("Museum")
        WORK = "work", _("Work")
        SPECIES = "species", _("Species")
        HASHTAG = "hashtag", _("Hashtag")
        INSTITUTION = "institution", _("Institution")
        PERSON = "person", _("Person")
        ROLE = "role", pgettext_lazy("of a person", "Role")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        APPROVED = "approved", _("Approved")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.TERM)
    scientific_name = models.CharField(
        _("scientific name"), max_length=255, blank=True, help_text=_("Of a species: it is the same in every language.")
    )
    do_not_translate = models.BooleanField(
        _("do not translate"), default=False, help_text=_("The words stay as they are written in the original.")
    )
    note = models.TextField(
        _("note"), max_length=2000, blank=True, help_text=_("When it is used, and where it is from.")
    )
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.PROPOSED, editable=False)
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.CASCADE, related_name="proposed_change", editable=False
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    decided_at = models.DateTimeField(_("approved"), null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["pk"]

    def __str__(self):
        terms = sorted(self.terms.all(), key=lambda term: (term.usage != Term.Usage.PREFERRED, term.pk or 0))
        return terms[0].text if terms else self.scientific_name or str(self.get_kind_display())

    def clean(self):
        super().clean()
        if self.scientific_name and self.kind != self.Kind.SPECIES:
            raise ValidationError({"scientific_name": _("Only a species has a scientific name.")})

    @property
    def is_approved(self) -> bool:
        return self.status == self.Status.APPROVED


class Term(models.Model):
    """How a thing is called in one language, or must not be called."""

    class Usage(models.TextChoices):
        PREFERRED = "preferred", _("Preferred")
        ADMITTED = "admitted", _("Admitted")
        FORBIDDEN = "forbidden", _("Forbidden")

    concept = ParentalKey(TermConcept, on_delete=models.CASCADE, related_name="terms")
    locale = models.ForeignKey(Locale, verbose_name=_("language"), on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("words"), max_length=255)
    usage = models.CharField(_("use"), max_length=9, choices=Usage, default=Usage.PREFERRED)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ["locale", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["concept", "locale", "text"], name="translation_term_once"),
        ]

    def __str__(self):
        return self.text


class TermAuthor(models.Model):
    """A person who wrote a concept as it is now: they may not approve it."""

    concept = models.ForeignKey(TermConcept, on_delete=models.CASCADE, related_name="authors", editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False)

    class Meta:
        verbose_name = _("author of a term")
        verbose_name_plural = _("authors of terms")
        constraints = [models.UniqueConstraint(fields=["concept", "user"], name="translation_term_author_once")]

    def __str__(self):
        return str(self.user)

"""Forms of library items: changes that readers would see and that the user may not make alone become proposals.

Every way of editing saves one of these forms (the edit pages, the forms after an upload, the choosers), so the decision
is made here.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.models import CollectionViewRestriction, Locale

from cms.images.forms import CustomImageForm
from cms.images.licences import Use
from cms.uploads.forms import KeepsFile

from .models import Proposal
from .permissions import find_moderated_locales
from .proposals.values import OF_FILE, list_fields, read_value
from .proposals.workflow import propose
from .usage.usages import find_live_locales

# Fields that only the newsroom sees. A document's collection may limit its readers: see `is_shown_otherwise`.
FREE = {"tags", "collection"}


class ProposesChanges:
    """Mixin for forms of items that readers see. After saving, `proposals` lists the proposals that were made."""

    proposals: list[Proposal] = []

    def __init__(self, *args, **kwargs):
        # Wagtail passes `user` to the forms of images and documents, `for_user` to those of snippets.
        self.person = kwargs.get("user") or kwargs.get("for_user")
        super().__init__(*args, **kwargs)

    def save(self, commit=True):
        if self.instance.pk is None or self.person is None:
            return super().save(commit=commit)
        with transaction.atomic():
            held_back = self._hold_back()
            saved = super().save(commit=commit)
            self.proposals = [
                propose(self.instance, changes, self.person, locale=locale, file=file)
                for locale, changes, file in held_back
            ]
        return saved

    def _hold_back(self) -> list[tuple]:
        """Reset the values that the user may not change, and return the changes to propose.

        These are (locale, changes, new file or None); the locale is None for changes that show in every language.
        """
        before = type(self.instance)._base_manager.get(pk=self.instance.pk)
        live = find_live_locales(before)
        if not live or self.person.is_superuser:
            return []
        moderated = find_moderated_locales(self.person)
        held_back = []
        if not live <= moderated and (changes := self._hold_back_fields(before)):
            file = self.cleaned_data["file"] if "file" in changes else None
            held_back.append((None, changes, file))
        return held_back + self._hold_back_words(before, moderated)

    def _hold_back_fields(self, before) -> dict:
        self.let_pass(before)
        changes = {}
        for field in list_fields(type(before), list(self.changed_data)):
            values = {"from": read_value(before, field.name), "to": read_value(self.instance, field.name)}
            is_file = field.name == "file"
            if (values["from"] == values["to"] and not is_file) or not self.is_shown(before, field.name):
                continue
            changes[field.name] = values
            if field.many_to_one:
                setattr(self.instance, field.attname, getattr(before, field.attname))  # forgets the related object
            for name in (field.attname, *(OF_FILE if is_file else ())):
                if name in before.__dict__:
                    self.instance.__dict__[name] = before.__dict__[name]
            self.changed_data.remove(field.name)
        return changes

    def _hold_back_words(self, before, moderated) -> list[tuple]:
        return []

    def let_pass(self, before) -> None:
        """Allow changes at once: set their new values on `before`, so that the comparison finds no change."""

    def is_shown(self, before, name: str) -> bool:
        """Return whether a change of a field is visible to readers."""
        return name not in FREE


class ModeratedImageForm(ProposesChanges, CustomImageForm):
    def let_pass(self, before):
        """Always allow limiting the rights of an image: fewer days or uses, a territory where there was none."""
        expires_on = self.instance.expires_on
        if expires_on and (before.expires_on is None or expires_on < before.expires_on):
            before.expires_on = expires_on
        starts_on = self.instance.starts_on
        if starts_on and (before.starts_on is None or starts_on > before.starts_on):
            before.starts_on = starts_on
        before.territory = before.territory or self.instance.territory
        allowed = before.uses or Use.values
        kept = [use for use in allowed if use in (self.instance.uses or Use.values)]
        if kept and len(kept) < len(allowed):
            before.uses = kept

    def _hold_back_words(self, before, moderated):
        held_back = []
        for locale in Locale.objects.filter(language_code__in=self.languages).exclude(pk__in=moderated):
            code = locale.language_code
            changes = {}
            for name, word, field in (
                ("words_text", "text", f"alt_text_{code}"),
                ("words_title", "title", f"title_{code}"),
            ):
                if field in self.changed_data and self.add_prefix(field) in self.data:
                    values = {"from": before.get_staged(code, word), "to": self.cleaned_data[field].strip()}
                    self.changed_data.remove(field)
                    if values["from"] != values["to"]:
                        changes[name] = values
            if changes:
                held_back.append((locale, changes, None))
        return held_back

    class Meta(CustomImageForm.Meta):
        pass


class ModeratedDocumentForm(ProposesChanges, KeepsFile, BaseDocumentForm):
    def is_shown(self, before, name):
        if name == "collection":
            return is_shown_otherwise(before.collection, self.instance.collection)
        return super().is_shown(before, name)

    class Meta(BaseDocumentForm.Meta):
        pass


def is_shown_otherwise(collection, other) -> bool:
    """Return whether two collections have different view restrictions."""
    return _list_restrictions(collection) != _list_restrictions(other)


def _list_restrictions(collection) -> set[int]:
    above = collection.get_ancestors(inclusive=True)
    return set(CollectionViewRestriction.objects.filter(collection__in=above).values_list("pk", flat=True))


def say_what_waits(proposals: list[Proposal]) -> str:
    """Return the message that tells a proposer what happens next."""
    if any(proposal.locale_id is None for proposal in proposals):
        return _(
            "Readers see this on live pages: the moderators of their languages must accept your change. You will "
            "be notified of their answer."
        )
    return _(
        "Readers see this on live pages: the moderators of their languages must accept your words. You will be "
        "notified of their answer."
    )

"""Store what was typed into the table: by the library's form, or as a proposal of words. No other place decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.editing.blank import is_blank
from cms.images.inbox.completing import make_data, make_form
from cms.images.models import CustomImage

from ..proposals.workflow import propose
from .rows import WORDS, Table, read_column, same, say_waits, split_words

LONGEST = {"alt_text": 500, "title": 255}  # as in the library's form


@dataclass
class Stored:
    """What became of the changes of a picture. errors: by column; nothing was stored if there are some."""

    errors: dict[str, list[str]] = field(default_factory=dict)
    waits: str = ""


def store(table: Table, image: CustomImage, values: Mapping[str, str | list[str]], *, is_changeable: bool) -> Stored:
    """Store changes of a picture for the table's user. What readers see and the user may not change alone becomes a
    proposal, as everywhere in the library; words of their language may also be proposed by who may not change it.
    """
    now = table.read_values(image)
    changed = {name: value for name, value in values.items() if name in now and not same(value, now[name])}
    if not changed:
        return Stored()
    if is_changeable:
        return _store_by_form(table, image, now | changed)
    if closed := set(changed) - table.proposable:
        return Stored({name: [_("You may not change this picture.")] for name in closed})
    return _propose_words(table, image, changed)


@transaction.atomic
def _store_by_form(table: Table, image: CustomImage, values: Mapping) -> Stored:
    image = CustomImage.objects.select_for_update().get(pk=image.pk)
    form = make_form(table.user, image, make_data(values))
    for name in set(form.fields) - set(values):
        del form.fields[name]  # it is not in the table, and stays as it is
    if not form.is_valid():
        return Stored({name: [str(message) for message in messages] for name, messages in form.errors.items()})
    form.save()
    if set(form.changed_data):
        log(image, "wagtail.edit", user=table.user)
    return Stored(waits=say_waits() if getattr(form, "proposals", ()) else "")


def _propose_words(table: Table, image: CustomImage, changed: Mapping[str, str]) -> Stored:
    errors = {}
    for name, value in changed.items():
        word, _code = split_words(name, table.languages)
        if len(value) > LONGEST[word]:
            errors[name] = [_("At most %(count)s characters.") % {"count": LONGEST[word]}]
        elif value and is_blank(value):
            errors[name] = [_("Write something, or nothing at all.")]
    if errors:
        return Stored(errors)
    by_language: dict[str, dict] = {}
    for name, value in changed.items():
        word, code = split_words(name, table.languages)
        values = {"from": read_column(image, name, table.languages), "to": value.strip()}
        by_language.setdefault(code, {})[WORDS[word]] = values
    for code, changes in by_language.items():
        propose(image, changes, table.user, locale=table.locales[code])
    return Stored(waits=say_waits())

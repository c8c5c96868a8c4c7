"""The rows of the table: what each picture has, and which of it a user may change or propose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.models import Locale

from cms.compat.wagtail import get_file_permission_policy
from cms.images.inbox.completing import make_form
from cms.images.models import CustomImage
from cms.images.table.columns import Column, make_columns, render_cell
from cms.newsroom.models import LanguageGroup

from ..models import Proposal, Status
from ..proposals.workflow import find_proposals_of
from ..usage.usages import find_live_locales_of

PER_PAGE = 100
WORDS = {"alt_text": "words_text", "title": "words_title"}  # columns of a language: names in proposals


def split_words(name: str, languages: Iterable[str]) -> tuple[str, str] | None:
    """Return the word ("alt_text" or "title") and the language of a column; None if it is not of one language."""
    for word in WORDS:
        code = name.removeprefix(f"{word}_")
        if code != name and code in languages:
            return word, code
    return None


def read_column(image: CustomImage, name: str, languages: Iterable[str]) -> str | list[str]:
    """Return what the library has of a picture in a column, as a form shows it."""
    if words := split_words(name, languages):
        text, title = image.words.get(words[1]) or ("", "")
        return text if words[0] == "alt_text" else title
    if name == "collection":
        return str(image.collection_id)
    value = getattr(image, name)
    if isinstance(value, list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


@dataclass
class Row:
    """A picture with its cells. open: the columns that the user may change, or propose words for."""

    image: CustomImage
    values: dict[str, str | list[str]]
    columns: list[Column]
    open: set[str]
    is_live: bool = False
    waits: str = ""
    errors: dict[str, list[str]] = field(default_factory=dict)

    @property
    def cells(self) -> Iterable[tuple[Column, str]]:
        for column in self.columns:
            is_closed = column.name not in self.open
            value, errors = self.values[column.name], self.errors.get(column.name, ())
            yield column, render_cell(column, self.image.pk, value, errors, is_closed)


class Table:
    """The table for one user. Any number of rows takes the same few queries."""

    def __init__(self, user):
        self.user = user
        self.policy = get_file_permission_policy(get_image_model())
        self.may_change_some = self.policy.user_has_any_permission(user, ["add", "change"])
        form = make_form(None, CustomImage(collection_id=None))  # for its fields; `storing` makes the user's own
        self.languages = form.languages
        own = self._list_own_languages()
        self.proposable = {f"{word}_{code}" for word in WORDS for code in self.languages if code in own}
        collections = self.policy.collections_user_has_any_permission_for(user, ["add", "change", "choose"])
        self.columns = make_columns(form, collections if self.may_change_some else ())
        if not self.may_change_some:  # who may only propose words sees the others beside them
            self.columns = [
                each for each in self.columns if each.name == "title" or split_words(each.name, self.languages)
            ]

    def _list_own_languages(self) -> set[str]:
        """Return the languages of the user's groups: for their words they may propose changes."""
        if self.user.is_superuser:
            return set(self.languages)
        groups = LanguageGroup.objects.filter(group__user=self.user).select_related("locale")
        return {group.locale.language_code for group in groups}

    @cached_property
    def locales(self) -> dict[str, Locale]:
        return {locale.language_code: locale for locale in Locale.objects.all()}

    @property
    def patterns(self) -> list[tuple[Column, str]]:
        """Return the empty cells whose values are set for all chosen pictures."""
        is_open = {column.name for column in self.columns} if self.may_change_some else self.proposable
        return [(column, render_cell(column, "chosen", "", (), column.name not in is_open)) for column in self.columns]

    def find_changeable(self, images: Iterable[CustomImage]) -> set[int]:
        """Return the ids of those pictures that the user may change."""
        allowed = self.policy.instances_user_has_permission_for(self.user, "change")
        return set(allowed.filter(pk__in=[image.pk for image in images]).values_list("pk", flat=True))

    def read_values(self, image: CustomImage) -> dict[str, str | list[str]]:
        return {column.name: read_column(image, column.name, self.languages) for column in self.columns}

    def make_rows(self, images: Iterable[CustomImage]) -> list[Row]:
        images = list(images)
        changeable = self.find_changeable(images)
        live = find_live_locales_of(images)
        waiting = self._count_waiting(images)
        everything = {column.name for column in self.columns}
        rows = []
        for image in images:
            is_open = everything if image.pk in changeable else self.proposable
            row = Row(image, self.read_values(image), self.columns, is_open, bool(live[image.pk]))
            row.waits = say_waits() if image.pk in waiting else ""
            rows.append(row)
        return rows

    def _count_waiting(self, images: list[CustomImage]) -> set[int]:
        kind = ContentType.objects.get_for_model(CustomImage)
        rows = Proposal.objects.filter(content_type=kind, object_id__in=[image.pk for image in images])
        return set(rows.filter(proposed_by=self.user, status=Status.WAITING).values_list("object_id", flat=True))


def say_waits() -> str:
    """Return what is said of a picture with a proposal of the user's that nobody has answered."""
    return _("Your proposal waits for the moderators.")


def has_waiting(image: CustomImage, user) -> bool:
    return find_proposals_of(image).filter(proposed_by=user, status=Status.WAITING).exists()


def same(first: str | list[str], second: str | list[str]) -> bool:
    """Return whether two values of a column are the same: the order of uses does not matter."""
    if isinstance(first, list) or isinstance(second, list):
        return sorted(first or []) == sorted(second or [])
    return first.strip() == second.strip()


def pick(values: Mapping, names: Iterable[str]) -> dict:
    return {name: values[name] for name in names if name in values}

"""What an arrival lacks before it may come into the library: its form says so, and no other place."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.datastructures import MultiValueDict
from wagtail.images.forms import get_image_multi_form
from wagtail.models import Collection

from ..models import Arrival, CustomImage
from .permissions import list_arrivals

State = Arrival.State
# Fields of the library's form that the table does not have.
LEFT_OUT = ("tags", "replacement")
LONGEST = 5000  # characters that are stored of a value, also if it is too long for its field: nothing typed is lost


class Checker:
    """The library's form for one user, which tells what values of pictures lack: for any number of them, in the same
    few queries."""

    def __init__(self, user):
        self.form = make_form(user, CustomImage())
        self.languages = self.form.languages
        has_choice = "collection" in self.form.fields
        self.collections: list[Collection] = list(self.form.collections)
        self._collection_ids = {str(collection.pk) for collection in self.collections} if has_choice else set()
        self.has_collections = has_choice
        # It would ask the database for each picture: the choice is compared here.
        self._collection_error = ""
        if has_choice:
            self._collection_error = str(self.form.fields.pop("collection").error_messages["invalid_choice"])

    def find_errors(self, values: Mapping) -> dict[str, list[str]]:
        """Return what the library's form objects to, by field, in the active language; {} if nothing is missing."""
        form = self.form
        # The same form is bound again: making one takes queries, and there are hundreds of rows.
        # Without a collection, whose default is asked of the database.
        image = CustomImage(collection_id=None)
        form.is_bound, form.data, form.instance = True, make_data(values), image
        form.full_clean()
        errors = {field: [str(message) for message in messages] for field, messages in form.errors.items()}
        collection = str(values.get("collection") or "")
        if self.has_collections and collection and collection not in self._collection_ids:
            errors["collection"] = [self._collection_error]
        return errors


def make_form(user, image: CustomImage, data: MultiValueDict | None = None):
    """Return the library's form for the details of a picture, without its file."""
    form = get_image_multi_form(CustomImage)(data, instance=image, user=user)
    for name in LEFT_OUT:
        form.fields.pop(name, None)
    return form


def make_data(values: Mapping) -> MultiValueDict:
    """Return stored values as a form receives them."""
    return MultiValueDict({name: value if isinstance(value, list) else [value] for name, value in values.items()})


def set_values(user, pks: list[int], values: Mapping[str, str | list[str]]) -> list[Arrival]:
    """Store what a user has typed for some of their arrivals, also if it is not valid; return those arrivals."""
    changed = []
    with transaction.atomic():
        rows = list_arrivals(user).filter(pk__in=pks, state__in=(State.UNFINISHED, State.WAITING, State.UPLOADING))
        for arrival in rows.select_for_update(of=("self",)):
            arrival.values = arrival.values | {name: _limit(value) for name, value in values.items()}
            changed.append(arrival)
        Arrival.objects.bulk_update(changed, ["values"], batch_size=100)
    return changed


def _limit(value: str | list[str]) -> str | list[str]:
    if isinstance(value, list):
        return [each[:LONGEST] for each in value[:50]]
    return value.replace("\x00", "")[:LONGEST]

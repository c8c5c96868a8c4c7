"""Find the images that many texts show, in a number of queries that does not grow with the texts.

The images of a text are those of its fields, its blocks and its rows, and those of the snippets that it shows (the logo
of a partner). They are read from the text as it is given: a row, or an instance of one of its revisions.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import ForeignKey, Model
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from cms.compat.modelcluster import is_edited_in_memory
from cms.pages.stored_references import list_stored_references

from ..models import CustomImage

Reference = tuple[type[Model], str]  # a model and a primary key

ONLY_SHARED = "social_picture"  # the field of pages whose image only social media show


def find_images_of(texts: Iterable[Model]) -> dict[Model, list[tuple[CustomImage, bool]]]:
    """Return {text: [(image, whether only social media show it)]}; the images have their replacements."""
    texts = list(texts)
    shown: dict[Model, dict[int, bool]] = {}
    specific = _make_specific(texts)
    references = _list_references(specific)
    carried = _list_carried({reference for found in references for reference in found})
    for text, instance, found in zip(texts, specific, references, strict=True):
        keys = (
            int(key)
            for model, key in found
            for key in ([key] if model is CustomImage else carried.get((model, key), ()))
        )
        shown[text] = dict.fromkeys(keys, False)
        if shared := getattr(instance, f"{ONLY_SHARED}_id", None):
            shown[text].setdefault(shared, True)
    wanted = {key for keys in shown.values() for key in keys}
    images = CustomImage.objects.select_related("replacement").in_bulk(wanted) if wanted else {}
    return {
        text: [(images[key], is_only_shared) for key, is_only_shared in keys.items() if key in images]
        for text, keys in shown.items()
    }


def list_carriers() -> dict[type[Model], list[str]]:
    """Return the models of snippets that have images, with the names of those fields."""
    found = {
        model: [field.attname for field in model._meta.fields if field.related_model is CustomImage]
        for model in get_snippet_models()
    }
    return {model: names for model, names in found.items() if names}


def _make_specific(texts: list[Model]) -> list[Model]:
    """Return the texts with pages as instances of their own types; one query for each type."""
    generic = {text.pk for text in texts if type(text) is Page}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=generic).specific()} if generic else {}
    return [pages.get(text.pk, text) if type(text) is Page else text for text in texts]


def _list_references(texts: list[Model]) -> list[list[Reference]]:
    """Return the references of each text to images and carriers."""
    wanted = {CustomImage, *list_carriers()}
    listed = [list(list_stored_references(type(text), _serialise(text))) for text in texts]
    by_model = defaultdict(list)
    for text, found in zip(texts, listed, strict=True):
        by_model[type(text)].append((text, found))
    for model, rows in by_model.items():
        for relation in get_all_child_relations(model):
            if _may_lead_to(relation.related_model, wanted):
                _add_children(relation, rows)
    return [[(model, key) for model, key in found if model in wanted] for found in listed]


def _serialise(instance: Model) -> dict:
    """Return the fields with references as a revision stores them. Takes no query."""
    content = {}
    for field in instance._meta.fields:
        if isinstance(field, ForeignKey) and field.name != ONLY_SHARED:
            content[field.name] = getattr(instance, field.attname)
        elif hasattr(field, "extract_references"):
            content[field.name] = field.get_prep_value(field.value_from_object(instance))
    return content


def _may_lead_to(model: type[Model], wanted: set[type[Model]]) -> bool:
    """Return whether rows of a model may refer to some models."""
    fields = [field for field in model._meta.fields if not isinstance(field, ParentalKey)]
    return any(field.related_model in wanted or isinstance(field, StreamField) for field in fields)


def _add_children(relation, rows: list[tuple[Model, list[Reference]]]) -> None:
    """Add the references of the rows of texts: those in memory, as in a revision, else those that are stored."""
    model, stored = relation.related_model, {}
    for text, found in rows:
        name = relation.get_accessor_name()
        if not is_edited_in_memory(text, name):
            stored[text.pk] = found
            continue
        for child in getattr(text, name).all():
            found.extend(list_stored_references(model, _serialise(child)))
    children = model._base_manager.filter(**{f"{relation.field.name}__in": list(stored)}).order_by("pk")
    for child in children if stored else ():
        key = getattr(child, relation.field.attname)
        stored[key].extend(list_stored_references(model, _serialise(child)))


def _list_carried(references: set[Reference]) -> dict[Reference, list[int]]:
    """Return {carrier: the keys of its images}; one query for each model."""
    found = {}
    for model, names in list_carriers().items():
        keys = {key for carrier, key in references if carrier is model}
        for pk, *images in model._base_manager.filter(pk__in=keys).values_list("pk", *names) if keys else ():
            found[model, str(pk)] = [key for key in images if key is not None]
    return found

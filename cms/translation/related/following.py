"""Update references when a section, topic or partner goes live in a language, so that the language's texts refer to it.

wagtail-localize keeps a reference to the original if there is no translation when it creates a text, and does not
update it later. If the version of a language is no longer live, the texts get a reference to one that is.
"""

from collections.abc import Iterator

from django.db import transaction
from django.db.models import ForeignKey, Model
from django.db.models.signals import post_save
from modelcluster.fields import ParentalKey
from wagtail.models import Page, Revision, TranslatableMixin
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from cms.core.content.classified import find_shown_version
from cms.core.content.visibility import is_shown


def connect() -> None:
    post_save.connect(follow_new_version, dispatch_uid="cms.translation.related.follow_new_version")


def follow_new_version(instance: Model, raw: bool = False, **kwargs) -> None:
    if raw or isinstance(instance, Page) or not isinstance(instance, TranslatableMixin):
        return
    if hasattr(instance, "live"):
        if is_shown(instance):
            refer_to(instance)
        elif other := find_shown_version(instance):
            _refer(instance.locale_id, {instance.pk}, other)


def refer_to(snippet: Model) -> int:
    """Make everything in a snippet's language refer to it instead of its other versions; return how many rows changed.

    It changes the rows of pages and their inline children, and the drafts that may be published next.
    """
    versions = type(snippet)._base_manager.filter(translation_key=snippet.translation_key).exclude(pk=snippet.pk)
    return _refer(snippet.locale_id, set(versions.values_list("pk", flat=True)), snippet)


@transaction.atomic
def _refer(locale_id: int, former: set[int], snippet: Model) -> int:
    """Replace references in a language to former versions with this one; return how many rows changed."""
    changed = 0
    for model, field in _list_links(type(snippet)) if former else ():
        rows = model._base_manager.filter(locale=locale_id, **{f"{field.attname}__in": former})
        holders = dict(rows.values_list("pk", _find_holder(model)))
        if holders:
            model._base_manager.filter(pk__in=list(holders)).update(**{field.attname: snippet.pk})
            changed += len(holders)
        for page in Page.objects.filter(pk__in=set(holders.values())):
            _correct_drafts(page, model, field, former, snippet.pk)
    return changed


def _list_links(model: type[Model]) -> Iterator[tuple[type[Model], ForeignKey]]:
    """Yield (model, foreign key) for the foreign keys to a model that wagtail-localize translates."""
    for relation in model._meta.related_objects:
        holder, field = relation.related_model, relation.field
        if not isinstance(field, ForeignKey) or isinstance(field, ParentalKey):
            continue
        if issubclass(holder, TranslatableMixin) and field.model is holder:
            declared = [item for item in get_translatable_fields(holder) if isinstance(item, TranslatableField)]
            if field.name in {item.field_name for item in declared}:
                yield holder, field


def _find_parent(model: type[Model]) -> ParentalKey | None:
    return next((field for field in model._meta.get_fields() if isinstance(field, ParentalKey)), None)


def _find_holder(model: type[Model]) -> str:
    """Return the name of the field with the id of the page that a row belongs to: "pk" if it is a page itself."""
    parent = _find_parent(model)
    return parent.attname if parent else "pk"


def _correct_drafts(page: Page, model: type[Model], field: ForeignKey, former: set[int], pk: int) -> None:
    """Replace references in the revisions that may be published or shown next."""
    parent = _find_parent(model)
    relation = parent.remote_field.related_name if parent else ""
    revisions = Revision.page_revisions.filter(object_id=str(page.pk))
    wanted = revisions.filter(pk__in=[key for key in (page.latest_revision_id, page.live_revision_id) if key])
    for revision in wanted | revisions.filter(approved_go_live_at__isnull=False):
        rows = revision.content.get(relation, []) if relation else [revision.content]
        outdated = [row for row in rows if row.get(field.name) in former]
        for row in outdated:
            row[field.name] = pk
        if outdated:
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)

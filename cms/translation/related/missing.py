"""Find the pages and snippets that a text refers to and that are not live in its language, for warnings."""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, TranslatableMixin

from cms.compat.wagtail import list_references
from cms.core.content.visibility import shown, visible
from cms.core.typography.lists import join_list, language_name
from cms.languages.registry import get_active_profile

MOST_NAMED = 6


def find_missing_related(text: Model, *, is_latest: bool = False) -> list[Model]:
    """Return the pages and snippets that the latest draft of a text refers to and that are not live in its language.

    It uses all fields and blocks that Wagtail's reference index covers, and takes two queries for each model.
    is_latest: whether the text in memory is the latest draft, as in an editor.
    """
    keys: dict[type[Model], dict[str, None]] = defaultdict(dict)
    for content_type, key, *_path in list_references(text if is_latest else _get_latest(text)):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and issubclass(model, TranslatableMixin):
            keys[model][key] = None
    return [missing for model, found in keys.items() for missing in _find_missing(model, list(found), text)]


def _get_latest(text: Model) -> Model:
    latest = text.get_latest_revision_as_object() if hasattr(text, "get_latest_revision_as_object") else text
    return latest.specific if isinstance(latest, Page) else latest


def _find_missing(model: type[Model], keys: list[str], text: Model) -> Iterator[Model]:
    chosen = list(model._default_manager.filter(pk__in=keys))
    versions = model._default_manager.filter(
        translation_key__in=[item.translation_key for item in chosen], locale=text.locale_id
    )
    there = set(_find_live(versions).values_list("translation_key", flat=True))
    for item in chosen:
        if item.translation_key not in there and item.translation_key != text.translation_key:
            there.add(item.translation_key)  # so that it is listed once
            yield item


def _find_live(versions):
    if issubclass(versions.model, Page):
        return visible(versions)
    return shown(versions) if hasattr(versions.model, "live") else versions


def name_missing_related(text: Model, *, is_latest: bool = False) -> str:
    """Return a sentence that lists what `find_missing_related` finds, in the active language; "" if nothing."""
    missing = find_missing_related(text, is_latest=is_latest)
    if not missing:
        return ""
    named = [_name(item) for item in missing[:MOST_NAMED]]
    if more := len(missing) - len(named):
        named.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return _(
        "Not published in %(language)s yet: %(names)s. Until then, readers see another language or nothing. The "
        "pages are updated automatically once it is published."
    ) % {"language": language_name(text.locale.language_code), "names": join_list(named)}


def _name(item: Model) -> str:
    """Return the kind and the title of an item: topic “Sementes”."""
    kind = (item.specific_class or type(item)) if isinstance(item, Page) else type(item)
    opening, closing = get_active_profile().quotes
    return f"{kind._meta.verbose_name} {opening}{item}{closing}"

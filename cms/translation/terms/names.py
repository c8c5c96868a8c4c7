"""Names that the site knows, of the models in `registry`.

They are read when they are needed, as readers see them at that moment: nothing of a draft, or of a text that is private
or in the bin. A name in other languages is that of the other versions of the same page or snippet.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from wagtail.models import DraftStateMixin, Locale, Page, TranslatableMixin

from cms.core.content.visibility import shown, visible

from .entries import Entry, Words
from .registry import NamedModel, get_named_models


def read_names() -> Iterator[Entry]:
    """Yield the names that readers see. One query for all pages, and one for each model of snippets."""
    codes = dict(Locale.objects.values_list("pk", "language_code"))
    names: dict[tuple, dict[str, str]] = defaultdict(dict)
    for named, key, code, name in _read_all(codes):
        if name.strip():
            names[named, key][code] = name.strip()
    for (named, key), by_code in names.items():
        if named.is_same:
            first = next(iter(by_code.values()))
            by_code = {code: by_code.get(code, first) for code in codes.values()}
        yield Entry(
            key=f"{named.model._meta.label_lower}:{key}",
            kind=named.kind,
            words=tuple(Words(code, name) for code, name in sorted(by_code.items())),
            origin=str(named.model._meta.verbose_name),
            is_approved=True,
            is_checked=named.is_checked,
        )


def _read_all(codes: dict[int, str]) -> Iterator[tuple[NamedModel, object, str, str]]:
    page_models = {named.model: named for named in get_named_models() if issubclass(named.model, Page)}
    if page_models:
        types = ContentType.objects.get_for_models(*page_models)
        of_type = {content_type.pk: page_models[model] for model, content_type in types.items()}
        pages = visible(Page.objects.filter(content_type__in=of_type))
        for type_id, key, locale, title in pages.order_by("pk").values_list(
            "content_type", "translation_key", "locale", "title"
        ):
            yield of_type[type_id], key, codes[locale], title
    for named in get_named_models():
        if issubclass(named.model, Page):
            continue
        objects = named.model._default_manager.order_by("pk")
        if issubclass(named.model, DraftStateMixin):
            objects = shown(objects)
        if issubclass(named.model, TranslatableMixin):
            for key, locale, name in objects.values_list("translation_key", "locale", named.field):
                yield named, key, codes[locale], name
        else:
            for pk, name in objects.values_list("pk", named.field):
                yield named, pk, next(iter(codes.values())), name

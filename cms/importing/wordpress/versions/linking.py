"""The versions of a post in several languages become translations of one text.

A version that says the same as the original, block by block, follows it from then on, as if it had been translated
here. Any other is *stopped*: it is the text's version in its language, and its own words stay as they are.
"""

from collections import defaultdict
from collections.abc import Callable

from django.db import transaction
from django.db.models import Count
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from cms.core.content.bin import is_binned
from cms.images.inbox.placing import delete_arrivals

from ...models import ImportedPost, PicturePlace
from ..report import Report, What
from .aligning import exchange_ids, find_ids, pair_words

TOOL = "WordPress"  # where the words of a translation come from


def link_versions(site: str, user, first_locale, report: Report, say: Callable[[int, int], None]) -> None:
    """Link the versions of each post of a site; those that are linked stay as they are.

    first_locale: the language whose version is the original. If a post has none, its oldest version is. say: told after
    each post how many are done, and how many there are.
    """
    posts = ImportedPost.objects.filter(site=site, page__isnull=False).exclude(group="")
    groups = posts.order_by("group").values_list("group", flat=True).annotate(number=Count("pk")).filter(number__gt=1)
    groups = list(groups)
    for number, group in enumerate(groups, start=1):
        rows = posts.filter(group=group).select_related("page__locale").order_by("post_id")
        pages = sorted((row.page for row in rows), key=lambda page: page.locale_id != first_locale.pk)
        original, *versions = [page for page in pages if not is_binned(page)] or [None]
        for version in versions:
            if version.translation_key != original.translation_key:
                with transaction.atomic():
                    _link(original.specific, version.specific, user, report)
        say(number, len(groups))


def _link(original: Page, version: Page, user, report: Report) -> None:
    if Page.objects.filter(translation_key=original.translation_key, locale=version.locale).exists():
        report.tell_of(version, What.NOT_LINKED, f"there is another version of “{original}”")
        return
    if TranslationSource.objects.filter(object_id=version.translation_key).exists():
        report.tell_of(version, What.NOT_LINKED, "it has translations of its own")
        return
    latest = original.get_latest_revision_as_object()
    ids = find_ids(latest, version) if _is_untouched(version, user) else None
    places = _pair_pictures(original, version, ids) if ids is not None else None
    words = None
    if places is not None:
        aligned = version.specific_class.objects.get(pk=version.pk)
        exchange_ids(aligned, ids)
        words = pair_words(latest, aligned)
    source, _is_new = TranslationSource.update_or_create_from_instance(latest)
    follows = words is not None
    translation = Translation.objects.create(source=source, target_locale=version.locale, enabled=follows)
    if not follows:
        version.translation_key = original.translation_key
        version.save(clean=False)
        report.tell_of(version, What.STOPPED, f"of “{original}”")
        return
    aligned.translation_key = original.translation_key
    _store_words(translation, words)
    _join_pictures(places)
    aligned.save(clean=False)
    revision = aligned.save_revision(user=user, log_action=True, clean=False)
    TranslationLog.objects.create(source=source, locale=version.locale, revision=revision)
    report.tell_of(version, What.TRANSLATION, f"of “{original}”")


def _is_untouched(version: Page, user) -> bool:
    """Return whether a version is as it was imported: nobody's draft is written anew."""
    return not version.live and list(version.revisions.values_list("user", flat=True)) == [user.pk]


def _store_words(translation: Translation, words: dict[str, list[tuple[str, str]]]) -> None:
    by_path = defaultdict(dict)
    for path, pairs in words.items():
        by_path[path].update(pairs)
    segments = StringSegment.objects.filter(source=translation.source).select_related("string", "context")
    for segment in segments.order_by("order"):
        if found := by_path[segment.context.path].get(segment.string.data):
            # Not created only: a slug may be proposed already, from the words of the title.
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={
                    "data": found,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "tool_name": TOOL,
                    "has_error": False,
                },
            )


# --- Pictures that wait ----------------------------------------------------------------------------------------------


def _pair_pictures(original: Page, version: Page, ids: dict[str, str]) -> list[tuple] | None:
    """Return (place of the original, place of the version) for pictures in the inbox; None if they are not the same."""
    own = {place.block_id: place for place in _list_places(original)}
    pairs = [(own.get(ids.get(place.block_id, place.block_id)), place) for place in _list_places(version)]
    if any(one is None or one.arrival.name != other.arrival.name for one, other in pairs):
        return None
    return pairs


def _list_places(page: Page):
    return PicturePlace.objects.filter(page=page.pk).select_related("arrival")


def _join_pictures(pairs: list[tuple]) -> None:
    """A translation shows the original's pictures: what it says of them goes to these, and its own are taken back."""
    for one, other in pairs:
        one.arrival.values = other.arrival.values | one.arrival.values
        one.arrival.save(update_fields=["values"])
        arrival = other.arrival
        other.delete()
        if arrival.image_id is None and not arrival.duplicates.exists():
            delete_arrivals([arrival])

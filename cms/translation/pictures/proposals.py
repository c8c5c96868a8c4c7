"""The images in a text, and the words that its translators propose for them."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model
from django.db.models.functions import Cast
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex
from wagtail_localize.models import SegmentOverride, Translation

from cms.compat.django import delete_without_signals
from cms.compat.wagtail import list_references

from ..models import ProposedImageWords
from ..text.authorship.versions import NONE, make_half, make_version

TEXT, TITLE = ProposedImageWords.Field.TEXT, ProposedImageWords.Field.TITLE
FIELDS = (TEXT, TITLE)
LONGEST = {TEXT: 500, TITLE: 255}  # as in the form of an image
Words = dict[int, dict[str, str]]  # by the id of the image and the field


def list_images(instance: Model) -> dict[str, int]:
    """Return the images that a page or snippet in memory shows itself: their ids by the path of their place."""
    kind = ContentType.objects.get_for_model(get_image_model()).pk
    return {path: int(key) for content_type, key, _model, path in list_references(instance) if content_type == kind}


def find_images(translation: Translation) -> dict[str, int]:
    """Return the images of a translation by their path: the original's, or what the translators replaced them with."""
    images = list_images(translation.source.as_instance())
    return images | _find_chosen(translation, images)


def _find_chosen(translation: Translation, images: dict[str, int]) -> dict[str, int]:
    """Return what the translators replaced images with, by path. One query, none without images."""
    if not images:
        return {}
    replaced = SegmentOverride.objects.filter(
        context__object_id=translation.source.object_id,
        context__path__in=images,
        locale=translation.target_locale_id,
        has_error=False,
    ).select_related("context")
    return {row.context.path: int(row.data) for row in replaced if str(row.data).isdecimal()}


def find_images_now(translation: Translation) -> list[int]:
    """Return the ids of the images of a translation as the reference index knows them: two queries, and no text is
    made. Images of a draft of the original that it was sent to the translators with may be missing."""
    source = translation.source
    model = ContentType.objects.get_for_id(source.specific_content_type_id).model_class()
    base = Page if issubclass(model, Page) else model
    originals = base._base_manager.filter(translation_key=source.object_id, locale=source.locale_id)
    found = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(base, for_concrete_model=False),
        object_id__in=originals.annotate(key=Cast("pk", CharField())).values("key"),
        to_content_type=ContentType.objects.get_for_model(get_image_model()),
    ).order_by("pk")
    images = {path: int(key) for path, key in found.values_list("content_path", "to_object_id")}
    return list(dict.fromkeys((images | _find_chosen(translation, images)).values()))


def choose_shown(translation: Translation, images: set[int]) -> set[int]:
    """Return those images that stand in a translation. Two queries, unless some are not known to the reference index:
    then the text is made, since its original may be a draft."""
    if not images:
        return set()
    shown = images & set(find_images_now(translation))
    return shown if shown == images else images & set(find_images(translation).values())


def read_proposals(translation: Translation) -> dict[tuple[int, str], ProposedImageWords]:
    """Return what is proposed in a translation, by image and field. One query."""
    rows = ProposedImageWords.objects.filter(translation=translation).select_related("user")
    return {(row.image_id, row.field): row for row in rows}


def find_proposal(translation: Translation, image_id: int, field: str) -> ProposedImageWords | None:
    """Return what is proposed for one row, with its image. One query."""
    rows = ProposedImageWords.objects.filter(translation=translation, image=image_id, field=field)
    return rows.select_related("user", "image__collection").first()


def read_others(translation: Translation, images: Iterable[int]) -> dict[tuple[int, str], list[ProposedImageWords]]:
    """Return what is proposed for images in other texts of the same language, by image and field. One query."""
    rows = ProposedImageWords.objects.filter(
        image__in=list(images), translation__target_locale=translation.target_locale_id
    )
    found: dict[tuple[int, str], list[ProposedImageWords]] = {}
    for row in rows.exclude(translation=translation).select_related("user").order_by("pk"):
        found.setdefault((row.image_id, row.field), []).append(row)
    return found


def name_path(image_id: int, field: str) -> str:
    """Return the path of an image's words among the parts of any text that shows it."""
    return f"picture.{image_id}.{field}"


def get_words(image, field: str, language: str) -> str:
    """Return the alt text or title that the library has in a language; "" if it has none."""
    text, title = image.words.get(language) or ("", "")
    return text if field == TEXT else title


def get_source_words(image, field: str, language: str) -> str:
    """Return what readers of the original get: its language's words, or those that stand for them."""
    return image.get_alt_text(language)[0] if field == TEXT else image.get_title(language)


def make_words_version(image, field: str, translation: Translation, proposal: ProposedImageWords | None) -> str:
    """Return the version of an image's words in a translation: another one once the library's words change."""
    languages = translation.source.locale.language_code, translation.target_locale.language_code
    source = make_half(get_source_words(image, field, languages[0]))
    here = get_words(image, field, languages[1])
    if proposal:
        return make_version(source, make_half(here, proposal.words, str(proposal.is_confirmed)))
    return make_version(source, make_half(here) if here else NONE)


def propose(
    translation: Translation, image, field: str, words: str, user, *, confirmed: bool
) -> ProposedImageWords | None:
    """Store words that a person proposes for an image; return None if they are those of the library.

    The caller has checked the permission, the version and the length. Like those of a segment, they are stored without
    signals: the caller has the state follow (`saving.writing.follow`).
    """
    return next(iter(propose_many(translation, [(image, field, words, confirmed)], user)), None)


def propose_many(translation: Translation, said: Iterable[tuple], user) -> list[ProposedImageWords]:
    """Do the same for many words: of an image, its field, the words, and whether they are confirmed. One query, and one
    for each that is withdrawn because the library says the same."""
    rows = []
    for image, field, words, confirmed in said:
        here = get_words(image, field, translation.target_locale.language_code)
        if words == here:
            withdraw(translation, image, field)
            continue
        row = ProposedImageWords(translation=translation, image=image, field=field, words=words, replaces=here)
        row.is_confirmed, row.user = confirmed, user
        rows.append(row)
    written = ["words", "replaces", "is_confirmed", "held", "user", "updated_at"]
    unique = ["translation", "image", "field"]
    return ProposedImageWords.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=unique, update_fields=written
    )


def withdraw(translation: Translation, image, field: str) -> None:
    """Take a proposal back: the library's words stay. Without signals, as `propose`."""
    delete_without_signals(ProposedImageWords.objects.filter(translation=translation, image=image, field=field))


def find_unconfirmed(translation: Translation) -> set[int]:
    """Return the images of a translation for which words were typed and not confirmed, so that nothing applies them."""
    rows = ProposedImageWords.objects.filter(translation=translation, is_confirmed=False)
    images = set(rows.values_list("image_id", flat=True))
    return images & set(find_images(translation).values()) if images else images


def read_words_to_show(translation: Translation) -> Words:
    """Return the proposed words of a translation as its preview shows them."""
    words: Words = {}
    for (image, field), row in read_proposals(translation).items():
        words.setdefault(image, {})[field] = row.words
    return words

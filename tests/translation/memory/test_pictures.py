"""The words of pictures are in the memory: of the library, and as translators propose them; and who sees them."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, Page, PageViewRestriction

from cms.translation.exchange.formats.tmx import write_many
from cms.translation.memory.finding.concordance import find_concordance
from cms.translation.memory.keeping.writing import rebuild, write_units
from cms.translation.memory.readable import keep_readable
from cms.translation.models import MemoryUnit, MemoryWord, ProposedImageWords
from cms.translation.pictures.proposals import propose
from cms.translation.text.filling import fill_segments
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db
COURT, PATIO = "Une cour & un arbre", "Um pátio & uma árvore"
SOURCE, TARGET = "Une cour &amp; un arbre", "Um pátio &amp; uma árvore"


@pytest.fixture
def collection():
    return Collection.get_first_root_node().add_child(name="Archives")


@pytest.fixture
def image(collection, commit):
    image = ImageFactory(title="Une cour", collection=collection)
    image.stage_texts("fr", text=COURT)
    with commit():
        image.save()
    return image


@pytest.fixture
def put_in_library(commit):
    def put_in_library(image, text, language="pt"):
        image = get_image_model().objects.get(pk=image.pk)
        image.stage_texts(language, text=text)
        with commit():
            image.save()

    return put_in_library


@pytest.fixture
def show(write, start):
    """Start the translation of a page that shows a picture."""

    def show(image, title="Un texte"):
        page = write("fr", title=title, summary="")
        page.body = StreamValue(page.body.stream_block, [("picture", {"image": image, "caption": "Une légende"})])
        page.save_revision().publish()
        return start(page=page)

    return show


@pytest.fixture
def suggest(commit):
    """Propose the words of a picture in a text, as the workbench does."""

    def suggest(translation, image, words, user, confirmed=True):
        from cms.translation.saving.writing import follow
        from cms.translation.status.stale import lock_state

        with commit():
            propose(translation, image, "text", words, user, confirmed=confirmed)
            follow(translation, lock_state(translation))

    return suggest


def read_units():
    return set(MemoryUnit.objects.exclude(image=None).values_list("source", "target", "is_approved"))


def list_seen(person):
    return {unit.target for unit in keep_readable(person, MemoryUnit.objects.exclude(image=None))}


def offer(desk, translation, image, field="text"):
    answer = desk.browser.get(reverse("workbench_picture_matches", args=[translation.pk, image.pk, field]))
    assert answer.status_code == 200, answer.content
    return answer.json()["matches"]


# --- Written ---


def test_what_the_library_says_is_remembered_in_both_directions(image, put_in_library):
    put_in_library(image, PATIO)
    assert read_units() == {(SOURCE, TARGET, True), (TARGET, SOURCE, True)}


def test_a_title_without_a_language_stands_for_the_title_of_the_original(image, commit):
    image.stage_texts("pt", title="Um pátio")
    with commit():
        image.save()
    assert ("Une cour", "Um pátio", True) in read_units()


def test_words_of_another_language_are_no_original(image, put_in_library):
    """An English reader without an English alt text gets the French one: it is not an English text."""
    put_in_library(image, PATIO)
    assert {unit.source_locale.language_code for unit in MemoryUnit.objects.all()} == {"fr", "pt"}


def test_words_that_are_changed_or_taken_away_leave_the_memory(image, put_in_library):
    put_in_library(image, PATIO)
    put_in_library(image, "Corrigido")
    assert read_units() == {(SOURCE, "Corrigido", True), ("Corrigido", SOURCE, True)}
    put_in_library(image, "")
    assert read_units() == set()


def test_a_proposal_is_remembered_unapproved_and_approved_once_it_is_published(
    image, show, suggest, go_live, superuser, hire
):
    translation = show(image)
    suggest(translation, image, PATIO, hire("translator", "pt").user)
    assert read_units() == {(SOURCE, TARGET, False)}
    fill_segments(translation, lambda segment: f"{segment.string.data}-pt")
    go_live(translation, superuser.user)
    assert not ProposedImageWords.objects.exists()
    assert (SOURCE, TARGET, True) in read_units()
    assert not MemoryUnit.objects.filter(is_approved=False, image=image).exists()


def test_what_nobody_has_confirmed_or_what_is_withdrawn_is_not_remembered(image, show, suggest, hire):
    translation, user = show(image), hire("translator", "pt").user
    suggest(translation, image, PATIO, user, confirmed=False)
    assert read_units() == set()
    suggest(translation, image, PATIO, user)
    assert read_units()
    suggest(translation, image, "", user)
    ProposedImageWords.objects.all().delete()
    write_units(translation.source.object_id)
    assert read_units() == set()


def test_a_rebuilding_knows_the_pictures_and_changes_nothing_that_holds(image, put_in_library, show, suggest, hire):
    other = ImageFactory(title="Un jardin", collection=image.collection)
    put_in_library(other, "Un jardin fleuri", "fr")
    suggest(show(other), other, "Um jardim florido", hire("translator", "pt").user)
    put_in_library(image, PATIO)
    before, words = read_units(), MemoryWord.objects.count()
    assert len(before) == 3
    assert [changed for _done, _total, changed in rebuild()][-1] == 0

    MemoryUnit.objects.filter(target=TARGET).update(target="Falso")
    MemoryUnit.objects.filter(source=TARGET).delete()
    output = io.StringIO()
    call_command("rebuild_translation_memory", stdout=output)
    assert (read_units(), MemoryWord.objects.count()) == (before, words)
    assert "pictures" in output.getvalue()


def test_rebuilding_costs_as_many_queries_for_many_pictures_as_for_few(image, put_in_library):
    def count():
        MemoryUnit.objects.all().delete()
        with CaptureQueriesContext(connection) as queries:
            list(rebuild())
        return len(queries)

    put_in_library(image, PATIO)
    few = count()
    for number in range(4):
        put_in_library(ImageFactory(title=f"Une cour {number}", collection=image.collection), f"Um pátio {number}")
    assert count() == few


# --- Offered ---


def test_the_row_of_a_picture_is_offered_what_was_said_of_another(image, put_in_library, show, hire):
    put_in_library(image, PATIO)
    alike = ImageFactory(title="Autre", collection=image.collection)
    put_in_library(alike, COURT, "fr")
    best = offer(hire("translator", "pt"), show(alike), alike)[0]
    assert (best["score"], best["target"], best["is_approved"]) == (100, TARGET, True)
    assert best["where"] == "Picture: Une cour"


def test_a_row_is_offered_words_of_texts_without_their_tags(image, translate, show, hire):
    translate("Un premier texte", {"Une <b>cour</b> &amp; un arbre": "Um <b>pátio</b> &amp; uma árvore"})
    best = offer(hire("translator", "pt"), show(image, "Un autre texte"), image)[0]
    assert (best["score"], best["target"]) == (99, TARGET)


def test_a_text_is_offered_the_words_of_a_picture(image, put_in_library, begin, look_up, hire):
    put_in_library(image, PATIO)
    matches = look_up(begin("Un texte", SOURCE), hire("translator", "pt").user)
    assert (matches[SOURCE][0].score, matches[SOURCE][0].target) == (100, TARGET)


def test_a_row_is_not_offered_its_own_words(image, put_in_library, show, suggest, hire):
    put_in_library(image, PATIO)
    translation, desk = show(image), hire("translator", "pt")
    suggest(translation, image, "Outra coisa", desk.user)
    assert offer(desk, translation, image) == []


def test_a_picture_that_the_text_does_not_show_has_no_row(image, show, hire):
    other = ImageFactory(title="Un jardin", collection=image.collection)
    desk, translation = hire("translator", "pt"), show(image)
    for place in [(other.pk, "text"), (image.pk, "caption"), (10**6, "title")]:
        address = reverse("workbench_picture_matches", args=[translation.pk, *place])
        assert desk.browser.get(address).status_code == 404
    assert hire("translator", "fr").browser.get(
        reverse("workbench_picture_matches", args=[translation.pk, image.pk, "text"]),
        headers={"x-requested-with": "XMLHttpRequest"},
    ).status_code in (302, 403)


def test_the_concordance_finds_a_picture_once_from_either_side(image, put_in_library, hire):
    put_in_library(image, PATIO)
    person = hire("translator", "pt").user
    for words in ("cour", "árvores"):
        (found,) = find_concordance(person, words)
        assert found.where == "Picture: Une cour"
        assert {found.source, found.target} == {SOURCE, TARGET}


def test_tmx_has_the_words_of_the_pictures_of_each_text(image, put_in_library, show, suggest, hire):
    put_in_library(image, PATIO)
    texts = [show(image), show(image, "Un autre texte")]
    desk = hire("translator", "pt")
    content = write_many(texts, desk.user).decode()
    assert content.count("Um pátio &amp;amp; uma árvore") + content.count("<seg>Um pátio &amp; uma árvore</seg>") == 2
    suggest(texts[0], image, "O pátio", desk.user)
    assert "<seg>O pátio</seg>" in write_many(texts, desk.user).decode()
    assert "<seg>O pátio</seg>" not in write_many(texts[1:], desk.user).decode()


def test_tmx_costs_as_many_queries_for_many_texts_as_for_one(image, put_in_library, show, hire):
    put_in_library(image, PATIO)
    texts = [show(image, f"Un texte {number}") for number in range(3)]
    person = hire("translator", "pt").user

    def count(texts):
        with CaptureQueriesContext(connection) as queries:
            write_many(texts, person)
        return len(queries)

    count(texts)  # what the person may do is read once
    assert count(texts) == count(texts[:1])


# --- Seen ---


def test_a_picture_that_no_reader_sees_is_hidden_from_programs(image, put_in_library, show):
    put_in_library(image, PATIO)
    assert list_seen(None) == set()
    show(image)
    assert list_seen(None) == {SOURCE, TARGET}


def test_who_may_not_use_a_picture_that_no_reader_sees_has_none_of_its_words(image, put_in_library, hire):
    put_in_library(image, PATIO)
    person = hire("translator", "pt").user
    assert list_seen(person) == {SOURCE, TARGET}
    GroupCollectionPermission.objects.all().delete()
    assert list_seen(type(person).objects.get(pk=person.pk)) == set()


def test_a_proposal_is_seen_by_those_who_may_open_the_text(image, show, suggest, hire):
    suggest(show(image), image, PATIO, hire("translator", "pt").user)
    assert list_seen(hire("editor", "pt").user) == {TARGET}
    assert list_seen(hire("translator", "fr", "en").user) == set()
    assert list_seen(None) == set()


@pytest.mark.parametrize("above", [False, True])
def test_words_of_a_picture_that_becomes_private_are_gone_at_once_and_come_back(
    image, put_in_library, show, suggest, superuser, commit, above
):
    other = ImageFactory(title="Un jardin", collection=image.collection)
    put_in_library(other, "Un jardin fleuri", "fr")
    suggest(show(other), other, "Um jardim florido", superuser.user)
    put_in_library(image, PATIO)
    before = read_units()
    collection = image.collection.get_parent() if above else image.collection
    restriction = CollectionViewRestriction(collection=collection, restriction_type="login")
    with commit():
        restriction.save()
    assert read_units() == set()
    with commit():
        restriction.delete()
    assert read_units() == before


def test_words_of_a_picture_that_is_moved_into_a_private_collection_are_gone_at_once(
    image, put_in_library, superuser, commit
):
    put_in_library(image, PATIO)
    private = Collection.get_first_root_node().add_child(name="Privées")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    image = get_image_model().objects.get(pk=image.pk)
    image.collection = private
    with commit():
        image.save()
    assert read_units() == set()


def test_a_private_picture_is_hidden_even_before_its_units_are_removed(image, put_in_library, superuser):
    put_in_library(image, PATIO)
    CollectionViewRestriction.objects.create(collection=image.collection, restriction_type="login")
    assert read_units()
    assert list_seen(superuser.user) == set()


def test_words_of_a_picture_that_is_deleted_are_gone_at_once(image, put_in_library, commit):
    put_in_library(image, PATIO)
    with commit():
        get_image_model().objects.get(pk=image.pk).delete()
    assert not MemoryUnit.objects.exists()
    assert not MemoryWord.objects.exists()


@pytest.mark.parametrize("end", ["private", "deleted"])
def test_proposals_of_a_text_that_is_gone_are_gone_with_it(image, show, suggest, superuser, commit, end):
    translation = show(image)
    suggest(translation, image, PATIO, superuser.user)
    page = Page.objects.get(pk=translation.get_target_instance().pk)
    with commit():
        if end == "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        else:
            page.delete()
    assert read_units() == set()

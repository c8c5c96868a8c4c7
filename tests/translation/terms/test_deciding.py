"""Terms are proposed by everybody who works in a language, and approved by somebody else, a moderator."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry

from cms.translation.models import Term, TermAuthor, TermConcept
from cms.translation.terms.deciding import approve, delete, propose
from cms.translation.terms.permissions import find_approval_objection

from .conftest import read_words

pytestmark = pytest.mark.django_db
WORDS = {"fr": "musée d’Orsay", "pt": ["Museu de Orsay", "!Museu do Orsay"]}


def fill_form(words: dict, kind="museum", note="", concept=None, **others):
    """Return the data of the form of a term; `concept`: the one that is edited, whose words are overwritten."""
    stored = list(concept.terms.all()) if concept else []
    rows = read_words(words)
    data = {"kind": kind, "note": note, "scientific_name": "", "terms-TOTAL_FORMS": len(rows)}
    data |= {"terms-INITIAL_FORMS": len(stored), "terms-MIN_NUM_FORMS": 0, "terms-MAX_NUM_FORMS": 1000}
    for number, row in enumerate(rows):
        data |= {
            f"terms-{number}-locale": row.locale_id,
            f"terms-{number}-text": row.text,
            f"terms-{number}-usage": row.usage,
            f"terms-{number}-id": stored[number].pk if number < len(stored) else "",
            f"terms-{number}-DELETE": "",
        }
    return data | others


def add(desk, words=WORDS, **kwargs):
    return desk.post("terms:add", data=fill_form(words, **kwargs))


def edit(desk, concept, words, **kwargs):
    return desk.post("terms:edit", concept.pk, data=fill_form(words, concept=concept, **kwargs))


def list_words(concept):
    return {(term.locale.language_code, term.text, term.usage) for term in Term.objects.filter(concept=concept)}


@pytest.mark.parametrize("role", ["translator", "editor", "moderator"])
def test_everybody_who_works_in_a_language_may_propose_a_term(hire, newsroom, role):
    desk = hire(role, "pt")
    assert add(desk).status_code == 302
    concept = TermConcept.objects.get()
    assert (concept.status, concept.proposed_by) == ("proposed", desk.user)
    assert ("pt", "Museu do Orsay", "forbidden") in list_words(concept)


def test_who_works_in_no_language_sees_no_terms_and_proposes_none(newsroom, hire, term):
    desk = hire("translator")
    assert add(desk).status_code == 302
    assert not TermConcept.objects.exists()
    with pytest.raises(PermissionDenied):
        propose(desk.user, {"kind": "term"}, read_words(WORDS))


def test_a_moderator_approves_what_another_proposed_and_the_log_tells(translator, moderator):
    add(translator)
    concept = TermConcept.objects.get()
    assert "Museu do Orsay" in moderator.get("approve_term", concept.pk).content.decode()
    moderator.post("approve_term", concept.pk)
    concept.refresh_from_db()
    assert (concept.status, concept.decided_by) == ("approved", moderator.user)
    assert concept.decided_at
    entry = ModelLogEntry.objects.get(action="translation.terms.approve")
    assert (entry.user, entry.object_id) == (moderator.user, str(concept.pk))


def test_buttons_are_offered_to_those_who_may_approve_only(translator, moderator):
    add(translator)
    concept = TermConcept.objects.get()
    url = reverse("approve_term", args=[concept.pk])
    for name, args in (("terms:edit", [concept.pk]), ("terms:list", [])):
        assert url in moderator.get(name, *args).content.decode()
        assert url not in translator.get(name, *args).content.decode()


@pytest.mark.parametrize("way", ["post", "bulk", "function"])
def test_nobody_approves_their_own_term_by_any_way(moderator, way):
    add(moderator)
    concept = TermConcept.objects.get()
    if way == "post":
        moderator.post("approve_term", concept.pk)
    elif way == "bulk":
        url = reverse("wagtail_bulk_action", args=["translation", "termconcept", "approve"])
        moderator.browser.post(f"{url}?id={concept.pk}&next=/admin/")
    else:
        with pytest.raises(PermissionDenied):
            approve(moderator.user, concept)
    concept.refresh_from_db()
    assert concept.status == "proposed"


@pytest.mark.parametrize(("role", "code"), [("translator", "pt"), ("editor", "pt"), ("moderator", "en")])
def test_only_moderators_of_one_of_its_languages_approve_a_term(hire, translator, role, code):
    add(translator)
    concept = TermConcept.objects.get()
    other = hire(role, code)
    other.post("approve_term", concept.pk)
    concept.refresh_from_db()
    assert concept.status == "proposed"


def test_many_are_approved_at_once_but_not_ones_own(translator, moderator):
    add(translator)
    add(translator, {"fr": "conservateur"}, kind="role")
    add(moderator, {"pt": "curadora"}, kind="role")
    pks = "&".join(f"id={pk}" for pk in TermConcept.objects.values_list("pk", flat=True))
    url = reverse("wagtail_bulk_action", args=["translation", "termconcept", "approve"])
    page = moderator.browser.get(f"{url}?{pks}&next=/admin/").content.decode()
    assert "curadora" in page
    moderator.browser.post(f"{url}?{pks}&next=/admin/")
    approved = TermConcept.objects.filter(status="approved")
    assert {str(concept) for concept in approved} == {"musée d’Orsay"}, "the others: not their language, their own"


def test_a_change_of_an_approved_term_is_a_proposal_and_what_was_approved_stays_in_force(
    translator, moderator, hire, term
):
    concept = term("museum", **WORDS)
    answer = edit(moderator, concept, {"fr": "musée d’Orsay", "pt": ["Museu d’Orsay", "!Museu do Orsay"]})
    assert answer.status_code == 302
    concept.refresh_from_db()
    assert concept.status == "approved"
    assert ("pt", "Museu de Orsay", "preferred") in list_words(concept)
    change = TermConcept.objects.get(replaces=concept)
    assert ("pt", "Museu d’Orsay", "preferred") in list_words(change)
    moderator.post("approve_term", change.pk)
    assert TermConcept.objects.filter(pk=change.pk).exists(), "their own change"
    hire("moderator", "fr").post("approve_term", change.pk)
    assert not TermConcept.objects.filter(pk=change.pk).exists()
    concept.refresh_from_db()
    assert ("pt", "Museu d’Orsay", "preferred") in list_words(concept)
    assert ("pt", "Museu de Orsay", "preferred") not in list_words(concept)


def test_who_corrects_a_proposal_is_one_of_its_authors(translator, moderator, hire):
    add(translator)
    concept = TermConcept.objects.get()
    edit(moderator, concept, {"fr": "musée d’Orsay", "pt": ["Museu d’Orsay", "!Museu do Orsay"]})
    assert set(TermAuthor.objects.values_list("user", flat=True)) == {translator.user.pk, moderator.user.pk}
    concept = TermConcept.objects.get()
    assert find_approval_objection(moderator.user, concept)
    assert find_approval_objection(hire("moderator", "pt").user, concept) is None


def test_the_editor_of_an_approved_term_leads_to_the_change_that_waits(translator, moderator, term):
    concept = term("museum", **WORDS)
    edit(translator, concept, {"fr": "musée d’Orsay", "pt": "Orsay"})
    change = TermConcept.objects.get(replaces=concept)
    answer = moderator.get("terms:edit", concept.pk)
    assert answer.url == reverse("terms:edit", args=[change.pk])
    assert moderator.get("terms:edit", change.pk).status_code == 200


def test_saving_without_a_change_proposes_nothing(translator, term):
    concept = term("museum", **WORDS)
    edit(translator, concept, WORDS)
    assert TermConcept.objects.count() == 1


def test_a_word_can_be_taken_out_of_a_proposal(translator):
    add(translator)
    concept = TermConcept.objects.get()
    data = fill_form(WORDS, concept=concept) | {"terms-2-DELETE": "on"}
    translator.post("terms:edit", concept.pk, data=data)
    assert len(list_words(concept)) == 2


def test_proposals_are_deleted_by_their_author_or_a_moderator_and_approved_terms_by_a_second_moderator(
    hire, translator, moderator
):
    add(translator)
    concept = TermConcept.objects.get()
    other = hire("translator", "pt")
    other.post("terms:delete", concept.pk)
    assert TermConcept.objects.exists()
    moderator.post("approve_term", concept.pk)
    for desk in (translator, moderator, hire("moderator", "en")):
        desk.post("terms:delete", concept.pk)
        assert TermConcept.objects.exists()
    hire("moderator", "fr").post("terms:delete", concept.pk)
    assert not TermConcept.objects.exists()
    add(translator)
    translator.post("terms:delete", TermConcept.objects.get().pk)
    assert not TermConcept.objects.exists()


def test_bulk_deletion_obeys_the_same_rule(translator, moderator, hire, term):
    concept = term("museum", **WORDS)
    desk = hire("translator", "pt")
    url = reverse("wagtail_bulk_action", args=["translation", "termconcept", "delete"])
    desk.browser.post(f"{url}?id={concept.pk}&next=/admin/")
    assert TermConcept.objects.exists()


def test_what_is_gone_or_decided_meanwhile_is_said_and_is_no_error(translator, moderator, hire):
    add(translator)
    concept = TermConcept.objects.get()
    stale = TermConcept.objects.get()
    moderator.post("approve_term", concept.pk)
    with pytest.raises(PermissionDenied, match="already"):
        approve(hire("moderator", "fr").user, stale)
    delete(hire("moderator", "fr").user, concept)
    with pytest.raises(PermissionDenied):
        approve(moderator.user, stale)


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ({}, {}),
        ({"fr": "!mot"}, {}),
        ({"fr": ["un", "deux"]}, {}),
        ({"fr": ["un", "~un"]}, {}),
        ({"fr": "x" * 300}, {}),
        ({"fr": "MuseumWeek"}, {"kind": "hashtag"}),
        ({"fr": "#Museum Week"}, {"kind": "hashtag"}),
        ({"fr": "musée"}, {"scientific_name": "Panthera leo"}),
        ({"fr": "\u200b"}, {}),
        ({"fr": "musée"}, {"note": "x" * 3000}),
        ({"fr": "musée"}, {"kind": "planet"}),
    ],
)
def test_what_is_no_term_is_refused_with_a_sentence_and_nothing_typed_is_lost(translator, words, others):
    answer = add(translator, words, **others)
    assert answer.status_code == 200
    assert not TermConcept.objects.exists()
    assert "error" in answer.content.decode()
    for text in words.values():
        assert (text if isinstance(text, str) else text[0]).lstrip("!") in answer.content.decode()


def test_the_same_term_is_not_proposed_twice(translator, term):
    concept = term("museum", **WORDS)
    answer = add(translator, {"pt": "museu de orsay"})
    assert TermConcept.objects.count() == 2, "other capitals are other words"
    answer = add(translator, {"pt": "Museu de Orsay"})
    assert answer.status_code == 200
    assert reverse("terms:edit", args=[concept.pk]) in answer.content.decode()


def test_the_list_finds_terms_by_their_words_and_filters_and_costs_the_same_for_any_number(
    translator, term, django_assert_max_num_queries, fr
):
    term("museum", **WORDS)
    term("role", note="In letters", fr="conservateur", pt="conservador")
    found = translator.browser.get(reverse("terms:list"), {"q": "museu"}).content.decode()
    assert "Museu de Orsay" in found
    assert "conservador" not in found
    found = translator.browser.get(reverse("terms:list"), {"kind": "role"}).content.decode()
    assert "conservador" in found
    assert "Museu de Orsay" not in found
    for number in range(15):
        propose(translator.user, {"kind": "term"}, read_words({"fr": f"mot {number}"}))
    assert Locale.objects.count() == 3
    with django_assert_max_num_queries(25):
        translator.browser.get(reverse("terms:list"))

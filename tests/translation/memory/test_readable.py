"""Who may not open a text sees none of its words; what is gone is gone at once."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.bin.deleting import put_in_bin
from cms.translation.memory.keeping.presence import find_present
from cms.translation.memory.keeping.writing import write_units
from cms.translation.models import MemoryUnit

pytestmark = pytest.mark.django_db

WORDS = "Le musée ouvre ses portes à tous."
KNOWN = {WORDS: "O museu abre as portas a todos."}


@pytest.fixture
def known(translate):
    return translate("Un premier texte", KNOWN)


@pytest.fixture
def offer(begin, look_up):
    def offer(person):
        Page.objects.filter(title="Un autre texte").delete()
        return look_up(begin("Un autre texte", WORDS), person)[WORDS]

    return offer


def restrict(page, **kwargs):
    return PageViewRestriction.objects.create(page=page, restriction_type="login", **kwargs)


def test_a_draft_is_offered_to_those_who_may_open_it(known, offer, hire):
    assert offer(hire("translator", "pt").user)


@pytest.mark.parametrize("role", ["translator", "editor", "moderator"])
def test_a_draft_is_hidden_from_people_of_other_languages(known, offer, hire, role):
    assert offer(hire(role, "fr", "en").user) == []


def test_a_draft_is_hidden_from_programs(known, offer):
    assert offer(None) == []


def test_what_all_readers_see_is_offered_to_everybody(known, go_live, offer, hire, superuser):
    go_live(known, superuser.user)

    assert offer(hire("translator", "en").user)[0].is_approved
    assert offer(None)


def test_an_unpublished_text_is_no_longer_offered_to_everybody(known, go_live, offer, hire, superuser, commit):
    go_live(known, superuser.user)
    with commit():
        known.get_target_instance().unpublish()

    assert offer(hire("translator", "en").user) == []
    assert not offer(hire("translator", "pt").user)[0].is_approved


@pytest.mark.parametrize("version", ["source", "target", "above"])
def test_units_of_a_private_text_are_gone_at_once_and_come_back(known, offer, superuser, commit, version):
    source, target = known.source.get_source_instance(), known.get_target_instance()
    page = {"source": source, "target": target, "above": target.get_parent()}[version]
    with commit():
        restriction = restrict(page)

    assert not MemoryUnit.objects.filter(source=WORDS).exists()
    assert offer(superuser.user) == []

    with commit():
        restriction.delete()
    assert offer(superuser.user)


def test_a_private_text_is_hidden_even_before_its_units_are_removed(known, offer, superuser, begin, look_up):
    restrict(known.get_target_instance())  # within a transaction that is not over

    assert MemoryUnit.objects.filter(source=WORDS).exists()
    assert offer(superuser.user) == []


def test_units_of_a_text_in_the_bin_are_gone_at_once(known, offer, superuser, commit):
    with commit():
        put_in_bin(known.source.get_source_instance(), superuser.user)

    assert not MemoryUnit.objects.filter(source=WORDS).exists()
    assert offer(superuser.user) == []


def test_units_of_a_deleted_text_are_gone_at_once(known, offer, superuser, commit):
    with commit():
        known.get_target_instance().delete()

    assert not MemoryUnit.objects.filter(source=WORDS).exists()
    assert offer(superuser.user) == []


def test_an_alias_has_no_units(known):
    Page.objects.filter(pk=known.get_target_instance().pk).update(alias_of=known.source.get_source_instance().pk)

    write_units(known.source.object_id)

    assert not MemoryUnit.objects.exists()


def test_a_text_without_a_source_has_no_units(known):
    key = known.source.object_id
    known.source.delete()

    assert find_present([key]) == {}
    assert write_units(key)[0] == 0


def test_a_private_page_can_be_deleted(known, superuser, commit):
    with commit():
        restrict(known.get_target_instance())
    with commit():
        known.get_target_instance().delete()

    assert not MemoryUnit.objects.filter(source=WORDS).exists()

"""Writers choose people from one list in the text's language, several at once, and make the one that is missing."""

import pytest
from django.forms.models import modelform_factory
from django.urls import reverse
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Page, ReferenceIndex

from cms.bin.deleting import put_in_bin
from home.models import PersonPage
from magazine.models import StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
)
from tests.scenes import scene

pytestmark = [pytest.mark.django_db, pytest.mark.searching]
NAMES = ("Inês Duarte", "Marc Tellier", "Zoé Abbé")


@scene
def site(newsroom):
    """Each language's magazine and its people."""
    site = {}
    for code, home in newsroom.items():
        people = PeopleIndexPageFactory(parent=home, title="People", slug="people")
        for name in NAMES:
            PersonPageFactory(parent=people, title=name, occupation=f"Curator {code}")
        site[code] = MagazineIndexPageFactory(parent=home, title="Magazine", slug="magazine")
    return site


@scene
def editor(hire):
    return hire("editor", "fr", "pt")


def get_person(name, code="fr"):
    return PersonPage.objects.get(title=name, locale__language_code=code)


@pytest.fixture
def choose(site, editor):
    """Ask the chooser for something, as from the editor of a new French article."""
    address = reverse("wagtailadmin_pages:add", args=["magazine", "articlepage", site["fr"].pk])

    def choose(view="choose", args=(), method="get", desk=editor, address=address, **values):
        ask = getattr(desk.browser, method)
        return ask(
            reverse(f"choose_person:{view}", args=args), values, headers={"referer": f"http://testserver{address}"}
        )

    return choose


def person_widget():
    return modelform_factory(StoryAuthor, fields=["person"], form=WagtailAdminModelForm)().fields["person"].widget


def list_titles(answer) -> list[str]:
    return [page.title for page in answer.context["results"]]


def test_the_list_is_flat_and_in_the_language_of_the_text(choose):
    answer = choose()
    assert list_titles(answer) == ["Inês Duarte", "Marc Tellier", "Zoé Abbé"]
    assert {page.locale.language_code for page in answer.context["results"]} == {"fr"}
    assert answer.context["page_title"] == "People"
    assert "Curator fr" in answer.json()["html"]
    assert len(list_titles(choose(locale=""))) == 9, "all languages, if asked for"


def test_people_are_found_by_parts_of_their_names_without_accents(choose):
    for typed, found in (("ines", "Inês Duarte"), ("telli", "Marc Tellier"), ("zoe abbe", "Zoé Abbé")):
        assert list_titles(choose("choose_results", q=typed, locale="fr")) == [found]


def test_those_who_were_used_last_come_first(choose, site):
    for name in ("Zoé Abbé", "Marc Tellier"):
        story = ArticlePageFactory(parent=site["fr"], title=f"With {name}")
        story.authors.create(person=get_person(name))
        ReferenceIndex.create_or_update_for_object(story)
    assert list_titles(choose()) == ["Marc Tellier", "Zoé Abbé", "Inês Duarte"]


def test_a_use_in_another_language_counts_for_all_versions_of_a_person(choose, site, pt):
    zoe = get_person("Zoé Abbé")
    get_person("Zoé Abbé", "pt").delete()
    zoe.copy_for_translation(pt, copy_parents=True)
    story = ArticlePageFactory(parent=site["fr"], title="Une histoire")
    story.authors.create(person=zoe)
    ReferenceIndex.create_or_update_for_object(story)
    assert list_titles(choose(locale="pt"))[0] == "Zoé Abbé"


def test_several_are_chosen_at_once_in_the_order_of_the_list(choose):
    last, first = get_person("Zoé Abbé"), get_person("Inês Duarte")
    chosen = choose("chosen_multiple", id=[first.pk, last.pk], multiple="1").json()["result"]
    assert [(person["id"], person["title"]) for person in chosen] == [
        (str(first.pk), "Inês Duarte"),
        (str(last.pk), "Zoé Abbé"),
    ]


def test_a_story_stores_the_people_who_were_chosen(editor, site):
    answer = editor.browser.get(reverse("wagtailadmin_pages:add", args=["magazine", "articlepage", site["fr"].pk]))
    page = answer.content.decode()
    assert "id_authors-CHOOSER_WIDGET" in page
    assert reverse("choose_person:choose") in page


def test_a_private_person_is_neither_listed_nor_named_by_number(choose, hire):
    hidden = get_person("Marc Tellier")
    hidden.view_restrictions.create(restriction_type="password", password="x")
    stranger = hire("editor", "pt")
    assert "Marc Tellier" not in list_titles(choose(desk=stranger, locale="fr"))
    assert choose("chosen", [hidden.pk], desk=stranger).status_code == 404
    assert choose("chosen_multiple", desk=stranger, id=[hidden.pk]).json()["result"] == []


def test_a_person_in_the_bin_is_not_offered(choose, superuser):
    put_in_bin(get_person("Marc Tellier"), superuser.user)
    assert "Marc Tellier" not in list_titles(choose())


def test_a_draft_may_be_chosen_and_says_that_it_is_one(choose):
    person = get_person("Marc Tellier")
    person.unpublish()
    answer = choose()
    assert "Marc Tellier" in list_titles(answer)
    assert "draft" in answer.json()["html"]
    assert choose("chosen", [person.pk]).json()["result"]["title"] == "Marc Tellier (draft)"
    assert "Marc Tellier (draft)" in person_widget().render("person", person.pk, {"id": "person"})


def test_a_person_who_is_missing_is_made_on_the_spot_as_a_draft_in_the_texts_language(choose, editor, fr):
    form = {"new-title": "Ana Sá", "new-occupation": "Peintre", "new-locale": fr.pk}
    result = choose("create", method="post", **form).json()["result"]
    person = PersonPage.objects.get(pk=result["id"])
    assert (person.title, person.live, person.owner, person.locale) == ("Ana Sá", False, editor.user, fr)
    assert person.get_parent().specific.title == "People"
    assert person.latest_revision.user == editor.user
    assert result["edit_url"] == reverse("wagtailadmin_pages:edit", args=[person.pk])


@pytest.mark.parametrize("title", ["inês duarte", "", "a" * 300])
def test_one_who_exists_already_or_has_no_name_is_not_made(choose, fr, title):
    answer = choose("create", method="post", **{"new-title": title, "new-locale": fr.pk})
    assert answer.json()["step"] == "reshow_creation_form"
    assert PersonPage.objects.filter(locale=fr).count() == 3


def test_nobody_makes_a_person_in_a_language_in_which_they_may_add_none(choose, hire, fr, pt):
    stranger = hire("editor", "pt")
    assert "new-title" not in choose(desk=stranger).json()["html"]
    answer = choose("create", method="post", desk=stranger, **{"new-title": "Ana Sá", "new-locale": fr.pk})
    assert answer.status_code in (302, 403)
    assert not PersonPage.objects.filter(title="Ana Sá").exists()


@pytest.mark.parametrize(
    "values", [{"p": "x"}, {"p": "99"}, {"locale": "xx"}, {"q": "\x00"}, {"id": "abc"}, {"p": "9" * 5000}]
)
@pytest.mark.parametrize("view", ["choose", "choose_results", "chosen_multiple"])
def test_nothing_that_is_asked_makes_an_error(choose, view, values):
    assert choose(view, **values).status_code < 500


def test_the_list_costs_the_same_however_many_people_there_are(choose, site, django_assert_max_num_queries):
    parent = Page.objects.get(locale__language_code="fr", slug="people")
    picture = ImageFactory()

    def count():
        with django_assert_max_num_queries(40) as queries:
            choose()
        return len(queries)

    PersonPageFactory(parent=parent, title="Person", lead_picture=picture)
    count()
    few = count()
    for number in range(15):
        PersonPageFactory(parent=parent, title=f"Person {number}", lead_picture=picture)
    assert count() <= few + 1

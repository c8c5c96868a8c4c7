"""An institution that is missing is made where it is chosen."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.models import ModelLogEntry

from home.models import Institution
from tests.scenes import scene

pytestmark = pytest.mark.django_db
ADDRESS = "wagtailsnippetchoosers_home_institution"


@scene
def editor(hire):
    return hire("editor", "fr")


@scene
def museum():
    return Institution.objects.create(name="Musée des Fougères", city="Lyon", country="FR")


def ask(desk, view="choose", method="get", **values):
    return getattr(desk.browser, method)(reverse(f"{ADDRESS}:{view}"), values)


def make(desk, **values):
    return ask(desk, "create", "post", **{f"new-{n}": v for n, v in values.items()})


def test_it_is_made_on_the_spot_chosen_and_logged(editor, museum):
    assert "New institution" in ask(editor).json()["html"]
    result = make(editor, name="Jardim Botânico", city="Lisboa", country="PT", url="").json()["result"]
    made = Institution.objects.get(pk=result["id"])
    assert (made.name, made.city, made.country) == ("Jardim Botânico", "Lisboa", "PT")
    assert result["string"] == "Jardim Botânico (Lisboa)"
    (entry,) = ModelLogEntry.objects.for_instance(made)
    assert (entry.action, entry.user) == ("wagtail.create", editor.user)


@pytest.mark.parametrize(
    "values", [{"name": "musée des fougères", "city": "lyon"}, {"name": ""}, {"name": " \u200b"}, {"name": "a" * 300},
               {"name": "Ailleurs", "url": "javascript:alert(1)"}, {"name": "Ailleurs", "country": "XX"}],
)  # fmt: skip
def test_what_exists_or_is_refused_by_its_own_form_is_not_made_and_stays_as_typed(editor, museum, values):
    answer = make(editor, **values).json()
    assert answer["step"] == "reshow_creation_form"
    assert Institution.objects.count() == 1


def test_one_of_the_same_name_in_another_town_is_another(editor, museum):
    assert make(editor, name="Musée des Fougères", city="Brest", country="FR", url="").json()["step"] == "chosen"


def test_who_may_add_none_is_not_asked(editor, museum):
    Permission.objects.get(codename="add_institution").group_set.clear()
    assert "New institution" not in ask(editor).json()["html"]
    assert make(editor, name="Ailleurs").status_code in (302, 403)
    assert Institution.objects.count() == 1

"""Words that Wagtail evaluates when it starts or wrote into the database are in the user's own language."""

import datetime
import sys

import django_filters
import pytest
from django.apps import apps
from django.contrib.humanize.templatetags.humanize import naturaltime
from django.forms import BaseForm
from django.urls import get_resolver
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override
from wagtail.models import Collection, Page, PageViewRestriction

from cms.compat import early_words
from tests.newsroom.conftest import _no_drawing, hire, newsroom, superuser, write  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
LANGUAGES = [("fr", "Racine"), ("pt-pt", "Raiz"), ("en", "Root")]


@pytest.mark.parametrize(("language", "name"), LANGUAGES)
def test_the_roots_have_a_name_in_each_language(language, name, roots):
    with override(language):
        assert Page.objects.get(depth=1).get_admin_display_title() == name
        assert str(Collection.get_first_root_node()) == name
        assert Collection.get_first_root_node().get_indented_name() == name


def test_what_people_write_is_never_taken_for_a_word_to_translate(write):  # noqa: F811
    collection = Collection.get_first_root_node().add_child(name="Search")
    with override("fr"):
        assert write(title="Search").get_admin_display_title() == "Search"
        assert str(collection) == "Search"


def is_made_at_the_start(form) -> bool:
    """Return whether a class belongs to a module, and not to a request, which creates it in the user's language."""
    return getattr(sys.modules[form.__module__], form.__name__, None) is form


def test_every_label_of_the_libraries_forms_and_filters_waits_for_a_language():
    """A label that is a fixed string was evaluated in the language of the program's start."""
    assert get_resolver().url_patterns  # everything is loaded
    fixed = [
        f"{form.__module__}.{form.__name__}.{name}"
        for form in early_words.find_subclasses(BaseForm)
        if form.__module__.startswith(early_words.LIBRARIES) and is_made_at_the_start(form)
        for name, field in form.base_fields.items()
        if field.label and not isinstance(field.label, Promise)
    ]
    fixed += [
        f"{filters.__module__}.{filters.__name__}.{name}"
        for filters in early_words.find_subclasses(django_filters.FilterSet)
        if filters.__module__.startswith(early_words.LIBRARIES)
        for name, one in filters.base_filters.items()
        if one._label and not isinstance(one._label, Promise)
    ]
    assert fixed == []


def test_every_name_of_the_libraries_models_waits_for_a_language():
    fixed = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith(early_words.LIBRARIES) and not isinstance(model._meta.verbose_name, Promise)
    ]
    assert fixed == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Tapez «\N{NO-BREAK SPACE}MuseumWeek\N{NO-BREAK SPACE}» pour confirmer."),
        ("pt-pt", "Escreva «MuseumWeek» para confirmar."),
    ],
)
def test_who_types_another_name_is_told_so_in_their_language(language, said, hire, write):  # noqa: F811
    desk = hire("moderator", "fr", language=language)
    page = write()
    response = desk.post("wagtailadmin_pages:delete", page.pk, data={"confirm_site_name": "Museum"}, follow=True)
    assert said in response.content.decode()
    assert Page.objects.filter(pk=page.pk, depth=page.depth).exists()


def test_a_history_says_who_may_see_a_page_in_the_language_of_whoever_reads_it(hire, write, superuser):  # noqa: F811
    page = write()
    with override("en"):
        PageViewRestriction.objects.create(page=page, restriction_type="login").save(user=superuser.user)
    html = hire("moderator", "fr", language="fr").get("wagtailadmin_pages:history", page.pk).content.decode()
    assert "accessible à tout utilisateur connecté" in html
    assert "Private, accessible" not in html


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "il y a 40\N{NO-BREAK SPACE}minutes"), ("pt-pt", "há 40 minutos")]
)
def test_when_something_happened_is_said_in_ones_language(language, said):
    """Wagtail's filter says it, with the catalogues of Django's humanize app, which must be installed."""
    with override(language):
        assert naturaltime(timezone.now() - datetime.timedelta(minutes=40)) == said

"""Refusals are in the user's language, whatever the browser asks for, at every kind of endpoint."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
GERMAN_BROWSER = {"accept-language": "en-GB,en;q=0.9"}
SENTENCES = {
    "fr": ("Vous n’avez pas accès à cette partie de l’administration.", "Vous n’avez pas accès à l’administration."),
    "pt-pt": ("Não tem permissão para aceder a esta área.", "Não tem permissão para aceder à administração."),
}
languages = pytest.mark.parametrize("language", SENTENCES)


@pytest.fixture
def person(client):
    """A signed-in user with a chosen language, whose browser asks for English."""

    def person(language, user=None):
        user = user or UserFactory()
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        client.force_login(user)
        return user

    return person


@pytest.fixture
def editor(person, roots):
    from cms.newsroom.models import LanguageGroup
    from cms.newsroom.roles.bootstrap import bootstrap_roles

    bootstrap_roles()

    def editor(language):
        user = person(language)
        user.groups.add(LanguageGroup.objects.get(role="editor", locale__language_code="fr").group)
        return user

    return editor


def read_messages(client, answer):
    answer = client.get(answer.headers["Location"], headers=GERMAN_BROWSER)
    return " ".join(str(message) for message in answer.context["messages"])


@languages
@pytest.mark.parametrize("name", ["wagtailusers_users:index", "wagtailsites:index", "wagtailadmin_workflows:index"])
def test_a_page_of_the_admin_that_one_may_not_open(language, name, editor, client):
    editor(language)
    answer = client.get(reverse(name), headers=GERMAN_BROWSER)
    assert SENTENCES[language][0] in read_messages(client, answer)


@languages
def test_a_script_that_may_not(language, editor, client):
    editor(language)
    headers = GERMAN_BROWSER | {"x-requested-with": "XMLHttpRequest"}
    answer = client.get(reverse("wagtailusers_users:index"), headers=headers)
    assert (answer.status_code, answer.json()["detail"]) == (403, SENTENCES[language][0])


@languages
def test_a_page_of_another_language_that_one_may_not_edit(language, editor, client, roots):
    editor(language)
    root = Page.objects.get(depth=1)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[root.pk]), headers=GERMAN_BROWSER)
    assert SENTENCES[language][0] in read_messages(client, answer)


@languages
def test_somebody_who_may_not_enter_the_admin_at_all(language, person, client):
    person(language)
    answer = client.get("/admin/pages/", headers=GERMAN_BROWSER | {"accept": "application/json"})
    assert (answer.status_code, answer.json()["detail"]) == (403, SENTENCES[language][1])
    answer = client.get("/admin/pages/", headers=GERMAN_BROWSER | {"accept": "text/html"}, follow=True)
    assert SENTENCES[language][1] in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), [("fr", "Cette salle"), ("pt", "Esta sala")])
def test_readers_are_refused_in_the_language_of_the_page(language, words, rf, roots):
    from django.core.exceptions import PermissionDenied
    from django.utils.translation import override

    from cms.users.refusals import permission_denied

    request = rf.get(f"/{language}/secret/")
    with override(language):
        answer = permission_denied(request, PermissionDenied())
    assert answer.status_code == 403
    assert words in answer.content.decode()

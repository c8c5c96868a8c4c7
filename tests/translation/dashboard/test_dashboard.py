"""The dashboard: users find on the admin's home page what waits for them, and where their own texts are stuck."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext, override

from cms.newsroom.models import LanguageGroup
from cms.translation.dashboard import queries as my_desk
from cms.translation.models import State, TranslationJob
from cms.translation.text.filling import start_translation
from cms.translation.workflow import moderation
from tests.scenes import scene

pytestmark = pytest.mark.django_db

TASKS, WAITING, STUCK = "Yours to translate", "Awaiting your review", "Where your texts are stuck"


@scene
def translator(hire):
    return hire("translator", "pt", first_name="Marta", last_name="Figueira")


@scene
def moderator(hire):
    return hire("moderator", "pt", first_name="Rui", last_name="Carvalho")


@pytest.fixture
def submit(start, fill, commit, translator):
    def submit(title="Un texte", **kwargs):
        translation = start(title=title, **kwargs)
        fill(translation)
        with commit():
            moderation.submit(translation, translator.user)
        return translation

    return submit


def read(desk, heading=None):
    """Return the words of the home page, or of one of its panels, in one line."""
    html = desk.read_home()
    if heading:
        parts = re.findall(r"<section.*?</section>", html, re.S)
        html = next((part for part in parts if heading in part), "")
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def assign(translation, person, days=None):
    due = timezone.localdate() + timedelta(days=days) if days is not None else None
    return TranslationJob.objects.create(translation=translation, assignee=person, due_date=due)


# --- Translators -----------------------------------------------------------------------------------------------------


def test_a_translator_finds_what_is_assigned_to_them_first_and_the_rest_by_due_date(translator, start, hire):
    for title, person, days in (
        ("Plus tard", translator.user, 9),
        ("Libre", None, None),
        ("En retard", translator.user, -2),
        ("Libre et daté", None, 1),
        ("À Inês", hire("translator", "pt").user, 1),
    ):
        assign(start(title=title), person, days)
    tasks, count, words = my_desk.find_tasks(translator.user)
    titles = [task.row.title for task in tasks if task.row.title != "Un foyer"]
    shown = [title for title in titles if title in {"Plus tard", "Libre", "En retard", "Libre et daté", "À Inês"}]
    assert shown == ["En retard", "Plus tard", "Libre et daté", "Libre"]
    assert [task.is_overdue for task in tasks][:3] == [True, False, False]
    assert count == len(tasks)
    assert words > 0
    home = read(translator, TASKS)
    assert "overdue since" in home
    assert "À Inês" not in home


def test_a_translator_sees_the_state_and_the_words_left(translator, start, fill):
    translation = start(title="Deux mots")  # and "deux-mots", and "Un résumé."
    fill(translation, "title")
    home = read(translator, TASKS)
    assert re.search(r"Deux mots\W* Português In progress \(33 %\) 3 words left Free", home), home


def test_what_is_in_review_or_published_is_no_task(translator, moderator, submit, commit):
    translation = submit("Soumis")
    assert "Soumis" not in read(translator, TASKS)
    with commit():
        moderator.approve(translation.get_target_instance())
    assert "Soumis" not in read(translator, TASKS)


def test_what_has_to_be_changed_is_a_task_again(translator, moderator, submit, commit):
    translation = submit("Soumis")
    with commit():
        moderator.ask_for_changes(translation.get_target_instance(), "Falta uma palavra.")
    assert re.search(r"\[Soumis\] .* Changes requested Free", read(translator, TASKS))
    assert STUCK not in read(translator)


def test_a_translator_finds_nothing_of_other_languages(hire, start):
    start(title="En portugais")
    assert "En portugais" not in read(hire("translator", "en"))


# --- Moderators ------------------------------------------------------------------------------------------------------


def test_a_moderator_finds_originals_and_translations_with_who_submitted_them(moderator, hire, write, submit, commit):
    author = hire("editor", "pt", first_name="Sofia", last_name="Almeida")
    page = write("pt", title="Um original", owner=author.user)
    with commit():
        author.submit(page)
    translation = submit("Un texte")
    home = read(moderator, WAITING)
    assert re.search(r"Um original Português Original Submitted by Sofia Almeida", home), home
    assert re.search(r"\[Un texte\] Português Translation Submitted by Marta Figueira", home), home
    assert f'href="/admin/pages/{translation.get_target_instance().pk}/edit/"' in moderator.read_home()


def test_the_longest_waiting_comes_first(moderator, submit):
    for title in ("Un", "Deux"):
        submit(title)
    assert [text.title for text in my_desk.find_waiting(moderator.user)[0]] == ["[Un]", "[Deux]"]


def test_a_text_waits_for_the_moderators_of_its_language_alone(hire, submit):
    submit("Un texte")
    assert WAITING not in read(hire("moderator", "fr"))


def test_what_one_submitted_does_not_wait_for_oneself(hire, start, fill, commit, moderator):
    both = hire("moderator", "pt")
    translation = start(title="Un texte")
    fill(translation)
    with commit():
        moderation.submit(translation, both.user)
    assert WAITING not in read(both)
    assert "[Un texte]" in read(moderator, WAITING)


def test_what_somebody_else_resumed_since_waits_for_its_first_submitter(hire, submit, start, fill, commit, moderator):
    both = hire("moderator", "pt")
    translation = start(title="Un texte")
    fill(translation)
    with commit():
        moderation.submit(translation, both.user)
        moderator.ask_for_changes(translation.get_target_instance(), "Falta uma palavra.")
    with commit():
        moderation.submit(translation, hire("translator", "pt").user)
    assert "[Un texte]" in read(both, WAITING)


# --- Authors ---------------------------------------------------------------------------------------------------------


def test_an_author_finds_where_their_originals_are_stuck(hire, write, commit):
    author, moderator = hire("editor", "fr"), hire("moderator", "fr")
    pages = [write("fr", title=title, owner=author.user) for title in ("Brouillon", "En attente", "À changer")]
    with commit():
        author.submit(pages[1])
        author.submit(pages[2])
    with commit():
        moderator.ask_for_changes(pages[2], "Encore.")
    home = read(author, STUCK)
    assert re.search(r"En attente Français In review", home), home
    assert re.search(r"À changer Français Changes requested", home), home
    assert "Brouillon" not in home


def test_an_author_finds_where_the_translations_of_their_texts_are_stuck(hire, write, start, newsroom, commit, fill):
    author = hire("editor", "fr")
    page = write("fr", title="Un texte", summary="Un résumé.", owner=author.user)
    translation = start(page=page)
    with commit():
        start_translation(translation.source.get_source_instance(), newsroom["en"].locale).save_target(publish=False)
    fill(translation, "title")
    home = read(author, STUCK)
    assert re.search(r"Un texte Français English Not started Português In progress \(33 %\)", home), home
    assert home.count("Un texte") == 1


def test_what_is_up_to_date_is_not_stuck(hire, write, submit, moderator, commit):
    author = hire("editor", "fr")
    translation = submit(page=write("fr", title="Un texte", summary="Un résumé.", owner=author.user))
    assert "In review" in read(author, STUCK)
    with commit():
        moderator.approve(translation.get_target_instance())
    assert STUCK not in read(author)


def test_a_translator_finds_what_they_have_submitted(translator, submit):
    submit("Un texte")
    assert re.search(r"\[Un texte\] Português In review", read(translator, STUCK))


# --- Everybody -------------------------------------------------------------------------------------------------------


def test_who_has_several_roles_sees_each_part(hire, start, submit, write, commit):
    person = hire("moderator", "pt")
    for role, code in (("translator", "en"), ("editor", "fr")):
        person.user.groups.add(LanguageGroup.objects.get(role=role, locale__language_code=code).group)
    start(title="To translate", target_code="en")
    submit("Un texte")
    page = write("fr", title="Le mien", owner=person.user)
    with commit():
        person.submit(page)
    home = read(person)
    assert [heading in home for heading in (TASKS, WAITING, STUCK)] == [True, True, True]


def test_who_has_no_role_sees_none_of_it(hire, start, submit, newsroom):
    start(title="Un autre")
    submit()
    visitor = hire("editor")
    visitor.user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    home = read(visitor)
    assert [heading in home for heading in (TASKS, WAITING, STUCK)] == [False, False, False]


def test_wagtails_own_lists_do_not_say_it_a_second_time(moderator, translator, submit):
    submit("Un texte")
    assert moderator.read_home().count("[Un texte]") == 1
    assert "in a workflow" not in translator.read_home()


@pytest.mark.parametrize("language", ["fr", "pt-pt"])
def test_my_desk_is_in_the_language_that_its_reader_chose(language, hire, start):
    translation = start(title="Un texte")
    reader = hire("translator", "pt", language=language)
    assign(translation, reader.user, -1)
    with override(language):
        heading, state = gettext(TASKS), str(State.NOT_STARTED.label)
    assert re.search(
        rf"Un texte Português {state} .* {timezone.localdate() - timedelta(days=1):%d/%m/%Y}", read(reader, heading)
    )


def test_long_lists_are_cut_and_the_rest_is_counted(translator, start, monkeypatch):
    for number in range(my_desk.SHOWN + 2):
        start(title=f"Texte {number}")
    tasks, count, _words = my_desk.find_tasks(translator.user)
    assert len(tasks) == my_desk.SHOWN
    assert f"And {count - my_desk.SHOWN} more texts." in read(translator, TASKS)


def count_queries(desk):
    desk.read_home()
    with CaptureQueriesContext(connection) as queries:
        desk.read_home()
    return len(queries)


def test_the_number_of_queries_does_not_grow_with_the_number_of_texts(hire, write, start, submit, commit):
    person = hire("moderator", "pt")
    for role, code in (("translator", "pt"), ("editor", "fr")):
        person.user.groups.add(LanguageGroup.objects.get(role=role, locale__language_code=code).group)

    def add(number):
        start(title=f"Libre {number}")
        submit(f"Soumis {number}")
        with commit():
            person.submit(write("pt", title=f"Meu {number}", owner=person.user))
        start(page=write("fr", title=f"Le mien {number}", owner=person.user))

    add(1)
    few = count_queries(person)
    for number in range(2, 5):
        add(number)
    assert count_queries(person) == few

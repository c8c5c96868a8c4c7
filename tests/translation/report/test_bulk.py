"""Many texts at once: assigned and submitted for translation, by users who may do so."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.translation.models import BulkSubmission, BulkSubmissionItem, TextState, TranslationJob
from cms.translation.notifications import notices
from cms.translation.workflow.bulk_submissions import resume_submission, start_submission
from cms.translation.workflow.jobs import assign
from tests.factories import SectionFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


def choose(desk):
    """Return the name of a person in the report's form for assignments."""
    return str(desk.user.pk)


def read_form(response):
    assert response.status_code == 200
    return response.context["form"]


# --- Assigning -------------------------------------------------------------------------------------------------------


def test_a_moderator_shares_out_the_translations_of_many_texts(start, hire, do, newsroom, monkeypatch):
    told = []
    monkeypatch.setattr(notices, "notify_assigned", lambda jobs, actor: told.append((list(jobs), actor)))
    first, second = start(title="Un"), start(title="Deux")
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    language = newsroom["pt"].locale.pk
    answer = do(
        moderator, "assign", "Un", "Deux", language=language, assignee=choose(translator), due_date="2026-12-24"
    )
    assert (answer.status_code, answer.url) == (302, reverse("translation_desk:index"))
    jobs = TranslationJob.objects.filter(translation__in=[first, second])
    assert {(job.assignee, job.due_date) for job in jobs} == {(translator.user, date(2026, 12, 24))}
    assert len(jobs) == 2
    assert [(len(jobs), actor) for jobs, actor in told] == [(2, moderator.user)]


@pytest.mark.parametrize(("language", "written"), [("fr", "24/12/2026"), ("pt", "24/12/2026"), ("en", "24/12/2026")])
def test_the_date_is_written_as_the_desk_shows_dates(language, written, start, hire, do, newsroom):
    """The date widget silently turns what it cannot parse into today's date, so it must parse displayed dates."""
    start()
    moderator = hire("moderator", "pt", language=language)
    asked = {"language": newsroom["pt"].locale.pk, "due_date": written}
    form = read_form(do(moderator, "assign", "Un texte", **asked, without_date="on"))  # not both: the form again
    field = form["due_date"]
    assert field.value() == written
    assert field.field.widget.format_value(date(2026, 12, 24)) == written
    do(moderator, "assign", "Un texte", **asked)
    assert TranslationJob.objects.get().due_date == date(2026, 12, 24)


def test_what_is_left_empty_stays_as_it_is(start, hire, do, newsroom, share_out):
    translation = start()
    translator, moderator = hire("translator", "pt"), hire("moderator", "pt")
    share_out(translation, translator.user, date(2026, 12, 1))
    language = newsroom["pt"].locale.pk
    do(moderator, "assign", "Un texte", language=language, due_date="2026-12-24")
    assert (translation.job.assignee, TranslationJob.objects.get().due_date) == (translator.user, date(2026, 12, 24))
    do(moderator, "assign", "Un texte", language=language, assignee="nobody")
    job = TranslationJob.objects.get()
    assert (job.assignee, job.due_date) == (None, date(2026, 12, 24))
    do(moderator, "assign", "Un texte", language=language, without_date="on")
    assert TranslationJob.objects.get().due_date is None
    assert read_form(do(moderator, "assign", "Un texte", language=language)).non_field_errors()


def test_only_people_who_may_translate_into_the_language_can_be_chosen(start, hire, do, newsroom):
    start()
    moderator, stranger = hire("moderator", "pt"), hire("translator", "fr")
    form = read_form(do(moderator, "assign", "Un texte", language=newsroom["pt"].locale.pk, assignee=choose(stranger)))
    assert form.errors["assignee"]
    everywhere = hire("moderator", "pt", "fr")
    answer = do(everywhere, "assign", "Un texte", language=newsroom["pt"].locale.pk, assignee=choose(stranger))
    assert "may not translate" in str(read_form(answer).non_field_errors())
    assert not TranslationJob.objects.exists()


def test_a_translator_assigns_nothing_of_other_languages(start, hire, do, newsroom):
    start()
    translator = hire("translator", "fr")
    form = read_form(
        do(translator, "assign", "Un texte", language=newsroom["pt"].locale.pk, assignee=choose(translator))
    )
    assert form.errors["language"]
    assert not TranslationJob.objects.exists()


def test_a_translator_takes_what_nobody_has_and_gives_back_what_is_theirs(start, hire, do, newsroom):
    translation = start()
    translator, other = hire("translator", "pt"), hire("translator", "pt")
    language = newsroom["pt"].locale.pk
    do(translator, "assign", "Un texte", language=language, assignee=choose(translator))
    assert TranslationJob.objects.get(translation=translation).assignee == translator.user
    for who, data in [
        (other, {"assignee": choose(other)}),  # already assigned
        (other, {"assignee": "nobody"}),
        (translator, {"assignee": choose(other)}),  # to another person
        (translator, {"due_date": "2027-01-01"}),  # translators may not set the date
    ]:
        assert "Only the moderators" in str(
            read_form(do(who, "assign", "Un texte", language=language, **data)).non_field_errors()
        )
    assert TranslationJob.objects.get(translation=translation).assignee == translator.user
    do(translator, "assign", "Un texte", language=language, assignee="nobody")
    assert TranslationJob.objects.get(translation=translation).assignee is None


def test_the_editor_of_an_original_does_not_share_out_the_work_of_another_language(start, hire):
    translation, editor, translator = start(), hire("editor", "fr"), hire("translator", "pt")
    with pytest.raises(PermissionDenied):
        assign([translation], assignee=translator.user, actor=editor.user)
    assert not TranslationJob.objects.exists()


def test_assigning_many_asks_no_more_queries_than_assigning_one(
    start, hire, django_assert_num_queries, django_assert_max_num_queries
):
    moderator, translator = hire("moderator", "pt").user, hire("translator", "pt").user
    translations = [start(title=f"Texte {number}") for number in range(4)]
    with django_assert_max_num_queries(15):
        assign(translations[:1], assignee=translator, actor=moderator)
    with django_assert_max_num_queries(15):
        assign(translations, assignee=translator, due_date=date(2027, 1, 1), actor=moderator)


# --- Submitting ------------------------------------------------------------------------------------------------------


@scene
def texts(write, commit):
    with commit():
        return [write(title=title) for title in ("Un", "Deux", "Trois")]


def test_many_texts_are_submitted_into_many_languages(texts, superuser, do, newsroom, commit):
    languages = [newsroom[code].locale.pk for code in ("pt", "en", "fr")]
    with commit():
        answer = do(superuser, "submit", "Un", "Deux", languages=languages)
    submission = BulkSubmission.objects.get()
    assert answer.url == reverse("translation_desk:submission", args=[submission.pk])
    assert submission.items.count() == 4  # French has them
    assert Page.objects.filter(translation_key=texts[0].translation_key, live=False).count() == 3
    page = superuser.browser.get(answer.url).content.decode()
    assert "4 of 4 translations started" in page
    assert "Finished." in page


def test_what_exists_already_is_left_as_it_is(texts, start, superuser, do, newsroom, commit, fill):
    translation = start(page=texts[0])
    fill(translation)
    with commit():
        do(superuser, "submit", "Un", "Deux", languages=[newsroom["pt"].locale.pk])
    assert [item.title for item in BulkSubmissionItem.objects.all()] == ["Deux"]
    with commit():
        answer = do(superuser, "submit", "Un", "Deux", languages=[newsroom["pt"].locale.pk])
    assert "Nothing to submit" in str(read_form(answer).non_field_errors())


def test_all_texts_that_the_filters_find_are_submitted_without_ticking_each(texts, superuser, do, newsroom, commit):
    with commit():
        do(superuser, "submit", query="id=all&q=un&kind=home.standardpage", languages=[newsroom["pt"].locale.pk])
    assert [item.title for item in BulkSubmissionItem.objects.all()] == ["Un"]


def test_the_language_that_the_desk_is_filtered_by_is_proposed(texts, superuser, newsroom):
    row = TextState.objects.get(translation_key=texts[0].translation_key)
    language = str(newsroom["pt"].locale.pk)
    back = reverse("translation_desk:index") + "?language=pt"
    for action, initial in (("submit", {"languages": [language]}), ("assign", {"language": language})):
        address = reverse("wagtail_bulk_action", args=["translation", "textstate", action])
        assert superuser.browser.get(address, {"id": row.pk, "next": back}).context["form"].initial == initial


def test_nobody_submits_what_is_not_theirs(texts, hire, do, newsroom, commit):
    moderator = hire("moderator", "pt")
    with commit():
        answer = do(moderator, "submit", "Un", languages=[newsroom["en"].locale.pk])
    assert read_form(answer).non_field_errors()
    assert not BulkSubmission.objects.exists()


def test_the_task_asks_for_the_rights_again_and_says_why_it_failed(texts, hire, newsroom, commit):
    """A user may have lost their role between the form and the task."""
    translator = hire("translator", "pt", language="fr")
    row = TextState.objects.get(translation_key=texts[0].translation_key)
    with commit():
        submission = start_submission(translator.user, [(row, newsroom["en"].locale)])
    item = submission.items.get()
    assert item.finished_at
    assert item.objection
    assert not Translation.objects.exists()
    page = translator.get("translation_desk:submission", submission.pk).content.decode()
    assert item.objection in page
    assert "Un" in page


def test_one_text_that_fails_does_not_stop_the_others(texts, superuser, newsroom, commit):
    rows = [TextState.objects.get(translation_key=text.translation_key) for text in texts]
    Page.objects.get(pk=texts[1].pk).delete()
    with commit():
        submission = start_submission(superuser.user, [(row, newsroom["pt"].locale) for row in rows])
    assert [bool(item.objection) for item in submission.items.all()] == [False, True, False]
    assert Translation.objects.count() == 2


def test_run_again_it_does_only_what_is_not_done(texts, superuser, newsroom, commit):
    rows = [TextState.objects.get(translation_key=text.translation_key) for text in texts[:2]]
    submission = start_submission(superuser.user, [(row, newsroom["pt"].locale) for row in rows])
    assert not Translation.objects.exists()  # interrupted before the worker ran it
    with commit():
        resume_submission(submission)
    first = {item.pk: item.finished_at for item in submission.items.all()}
    assert all(first.values())
    with commit():
        superuser.post("translation_desk:submission", submission.pk)
    assert {item.pk: item.finished_at for item in submission.items.all()} == first
    assert Translation.objects.count() == 2


def test_a_submission_is_shown_to_nobody_else(texts, hire, newsroom):
    mine = start_submission(hire("moderator", "fr").user, [])
    stranger = hire("moderator", "fr")
    for name in ("translation_desk:submission", "translation_desk:submission_progress"):
        assert stranger.get(name, mine.pk).status_code == 404
    assert stranger.post("translation_desk:submission", mine.pk).status_code == 404


def test_snippets_are_submitted_like_pages(superuser, newsroom, do, commit):
    with commit():
        section = SectionFactory(name="Découvertes", slug="decouvertes", locale=newsroom["fr"].locale)
    with commit():
        do(superuser, "submit", "Découvertes", languages=[newsroom["pt"].locale.pk])
    assert Translation.objects.filter(source__object_id=section.translation_key).exists()


@pytest.mark.parametrize("action", ["submit", "assign"])
@pytest.mark.parametrize("query", ["id=abc", "id=-1", "id=99999999999999999999", "id=²", "x=1", "id=all&kind=evil"])
def test_nothing_in_the_address_breaks_a_bulk_action(action, query, superuser, do, newsroom):
    for data in ({}, {"language": "x", "languages": ["y", "1"], "assignee": "z", "due_date": "soon"}):
        assert do(superuser, action, query=query, **data).status_code in (200, 302)
    assert superuser.get("wagtail_bulk_action", "translation", "textstate", action).status_code == 200

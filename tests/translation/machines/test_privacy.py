"""What is never sent, who may ask for it, what they are told, and the budget."""

import re
import threading

import pytest
from bs4 import BeautifulSoup
from django.db import connection, connections
from django.utils.timezone import localdate
from wagtail.blocks import StreamValue
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.models import StringTranslation

from cms.translation.machines.budget import give_back, read_usage, reserve
from cms.translation.machines.errors import MachineError
from cms.translation.machines.marks import get_mark_url
from cms.translation.models import MachineRun, MachineUsage, NoMachineTranslation
from cms.translation.sync.sources import send_changes

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def get_original(translation):
    return translation.source.get_source_instance()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def make_private(translation, commit):
    with commit():
        restrict(get_original(translation))


def make_parent_private(translation, commit):
    with commit():
        restrict(get_original(translation).get_parent())


def make_translation_private(translation, commit):
    with commit():
        restrict(translation.get_target_instance())


def unpublish(translation, commit):
    with commit():
        get_original(translation).unpublish()


def mark(translation, commit):
    NoMachineTranslation.objects.create(translation_key=translation.source.object_id)


def stop_following(translation, commit):
    translation.enabled = False
    translation.save()


KEPT_BACK = [make_private, make_parent_private, make_translation_private, unpublish, mark, stop_following]


@pytest.mark.parametrize("keep_back", KEPT_BACK)
def test_texts_that_are_kept_back_are_never_sent(keep_back, serve, text, superuser, rest, one, commit):
    service = serve("deepl")
    keep_back(text, commit)
    assert one(superuser, text).status_code == 400
    assert rest(superuser, text).status_code == 400
    answer = rest(superuser, text, "get").json()
    assert answer["objection"]
    assert answer["open"] == 0
    assert service.requests == []


@pytest.mark.parametrize("keep_back", KEPT_BACK[:-1])
def test_a_run_under_way_ends_as_soon_as_its_text_is_kept_back(
    keep_back, serve, text, superuser, rest, commit, monkeypatch
):
    from cms.translation.machines import runs
    from cms.translation.machines.configuration import find_provider

    service = serve("deepl")
    monkeypatch.setattr(type(find_provider()), "most_texts", 1)
    original, calls = runs.translate_segments, []

    def translate(*args):
        calls.append(args)
        if len(calls) == 2:
            keep_back(text, commit)
        return original(*args)

    monkeypatch.setattr(runs, "translate_segments", translate)
    run = rest(superuser, text).json()["run"]
    assert (run["done"], run["isRunning"]) == (1, False)
    assert run["objection"]
    assert len(service.requests) == 1


def test_words_of_a_draft_that_translators_have_already_are_not_sent(
    serve, text, translator, superuser, rest, one, commit
):
    service = serve("deepl")
    page = get_original(text)
    page.summary = "Un mystère encore."
    with commit():
        page.save_revision()
        send_changes(Page.objects.get(pk=page.pk).specific, superuser.user)
    assert "not public" in one(translator, text).json()["detail"]
    rest(translator, text)
    assert "mystère" not in str(service.requests)
    assert service.requests, "the rest was sent"


def test_a_private_neighbour_does_not_go_along(serve, text, translator, superuser, one, commit):
    service = serve("deepl")
    page = get_original(text)
    page.summary = "Un mystère encore."
    with commit():
        page.save_revision()
        send_changes(Page.objects.get(pk=page.pk).specific, superuser.user)
    assert one(translator, text, "title").status_code == 200
    assert "mystère" not in str(service.requests)
    assert "musée" in service.requests[-1][3]["context"]


# --- Who may -----


def test_only_who_may_translate_the_text_can_have_it_translated(serve, text, hire, rest, one):
    service = serve("deepl")
    for other in (hire("translator", "en"), hire("translator", "fr")):
        assert one(other, text).status_code == 403
        assert rest(other, text).status_code == 403
        assert rest(other, text, "get").status_code == 403
        assert other.post("stop_machine", text.pk).status_code == 403
    assert service.requests == []


def test_a_locked_text_is_left_alone(serve, text, translator, superuser, rest, one):
    service = serve("deepl")
    page = text.get_target_instance()
    page.locked, page.locked_by = True, superuser.user
    page.save()
    assert one(translator, text).status_code == 403
    assert rest(translator, text).status_code == 403
    assert service.requests == []


def test_nothing_is_sent_unless_the_person_was_told_to_whom(serve, text, translator, rest, one):
    service = serve("deepl")
    for told in ("", "api.example.org"):
        answer = rest(translator, text, told=told)
        assert (answer.status_code, answer.json()["code"]) == (409, "told")
        assert "127.0.0.1" in answer.json()["detail"]
        assert one(translator, text, told=told).status_code == 409
    assert service.requests == []


def test_the_workbench_says_who_gets_the_words(serve, text, translator, settings):
    serve("deepl", name="DeepL of the house")
    settings.TRANSLATION_EDITOR = "workbench"
    page = translator.get("wagtailadmin_pages:edit", text.get_target_instance().pk).content.decode()
    assert "DeepL of the house (127.0.0.1) gets these words" in page
    assert "machines.js" in page


def test_without_a_service_the_workbench_has_nothing_of_it(text, translator, settings):
    settings.TRANSLATION_EDITOR = "workbench"
    page = translator.get("wagtailadmin_pages:edit", text.get_target_instance().pk).content.decode()
    assert "machines.js" not in page
    assert "data-wb-machine" not in page


# --- The mark -----


def test_an_editor_keeps_a_text_from_machines_and_opens_it_again(serve, text, hire, translator, one):
    service = serve("deepl")
    editor = hire("editor", "fr", "pt", "en")
    page = get_original(text)
    url = get_mark_url(page)
    header = editor.get("wagtailadmin_pages:edit", page.pk).content.decode()
    assert url in header
    assert "127.0.0.1" in editor.browser.get(url).content.decode()
    assert editor.browser.post(url, {"never": "on"}).status_code == 302
    assert NoMachineTranslation.objects.get().user == editor.user
    assert BeautifulSoup(editor.browser.get(url).content, "html.parser").select_one("input[name=never][checked]")
    assert "marked" in one(translator, text).json()["detail"]
    assert service.requests == []
    editor.browser.post(url, {"never": "on"})
    editor.browser.post(url, {})
    assert not NoMachineTranslation.objects.exists()
    assert one(translator, text).status_code == 200
    history = editor.get("wagtailadmin_pages:history", page.pk).content.decode()
    assert "Kept from machine translation" in history


def test_only_the_editors_of_the_original_set_the_mark(serve, text, translator):
    serve("deepl")
    assert translator.browser.post(get_mark_url(get_original(text)), {"never": "on"}).status_code == 403
    assert translator.browser.post(get_mark_url(text.get_target_instance()), {"never": "on"}).status_code == 403
    assert not NoMachineTranslation.objects.exists()


@pytest.mark.parametrize("tail", ["nothing/page/1", "wagtailcore/page/0", "wagtailcore/page/x", "users/user/1"])
def test_a_mark_of_what_is_no_text_is_not_found(tail, superuser):
    assert superuser.browser.get(f"/admin/localize/machine/{tail}/").status_code == 404


# --- The budget -----


def test_characters_and_costs_are_counted(serve, text, translator, one, rest):
    serve("deepl", price=20)
    one(translator, text)
    usage = MachineUsage.objects.get()
    assert (usage.month, usage.characters, usage.requests) == (localdate().replace(day=1), len("Un résumé."), 1)
    assert read_usage().cost == pytest.approx(0.0002)
    said = rest(translator, text, "get").json()["usage"]
    assert re.search(r"10 of 500.000 characters", said)


def test_a_language_model_counts_what_it_gets_of_the_neighbours(serve, text, translator, one):
    serve("openai")
    one(translator, text)
    assert MachineUsage.objects.get().characters > len("Un résumé.")


def test_nothing_is_sent_once_the_budget_is_spent(serve, text, translator, one, rest):
    service = serve("deepl", monthly_characters=12)
    assert one(translator, text).status_code == 200
    sent = len(service.requests)
    answer = one(translator, text, "title")
    assert (answer.status_code, "budget" in answer.json()["detail"]) == (400, True)
    run = rest(translator, text).json()["run"]
    assert "budget" in run["objection"]
    assert len(service.requests) == sent
    assert MachineUsage.objects.get().characters == 10


def test_a_budget_of_nothing_sends_nothing(serve, text, translator, one):
    service = serve("deepl", monthly_characters=0)
    assert one(translator, text).status_code == 400
    assert service.requests == []


def test_last_month_does_not_count(serve, text, translator, one):
    MachineUsage.objects.create(month="2020-01-01", characters=10**9)
    serve("deepl")
    assert one(translator, text).status_code == 200


@pytest.mark.parametrize(("answer", "counted"), [((503, {}, b""), 0), ((200, {}, b"nonsense"), 10)])
def test_what_was_not_answered_is_given_back(answer, counted, serve, text, translator, one):
    serve("deepl").always = answer
    one(translator, text)
    assert read_usage().characters == counted


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_at_once_cannot_spend_the_same_rest(configure):
    configure(service="deepl", key="k", monthly_characters=100)
    month = reserve(1)
    give_back(month, 1)
    spent, refused = [], []
    barrier = threading.Barrier(4)

    def spend():
        barrier.wait()
        for _ in range(10):
            try:
                reserve(7)
                spent.append(7)
            except MachineError:
                refused.append(7)
        connections.close_all()

    threads = [threading.Thread(target=spend) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(spent) == 98
    assert len(refused) == 40 - 14
    assert read_usage().characters == 98
    connection.close()


def test_a_text_of_many_segments_is_sent_in_few_requests(serve, write, start, translator, rest):
    service = serve("deepl")
    page = write("fr", title="Long")
    body = [("text", f"<p>Le paragraphe numéro {n} de ce texte.</p>") for n in range(90)]
    page.body = StreamValue(page.body.stream_block, body)
    page.save_revision().publish()
    translation = start(page=page)
    run = rest(translator, translation).json()["run"]
    assert run["done"] == run["total"] >= 91
    assert len(service.requests) == 3
    assert StringTranslation.objects.filter(locale=translation.target_locale, has_error=True).count() >= 91
    assert MachineRun.objects.get().finished_at

"""Whatever a service does: a sentence in the reader's language, nothing lost, no error page, no key anywhere."""

import copy
import io
import json
import logging
import pickle
import re
import traceback
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.views.debug import ExceptionReporter
from wagtail_localize.models import StringTranslation

from cms.translation.machines import runs
from cms.translation.machines.configuration import check_machines, find_provider
from cms.translation.machines.errors import MachineError
from cms.translation.machines.keys import Key
from cms.translation.machines.providers import Batch
from cms.translation.models import MachineRun, MachineUsage
from cms.translation.text.segments import get_string_segments

from .services import KEY, Service

pytestmark = [pytest.mark.django_db, pytest.mark.once]
KINDS = ["deepl", "libretranslate", "openai"]
LONG = b"[" + b" " * (3 * 1024 * 1024) + b"]"


def count_words(translation):
    rows = StringTranslation.objects.filter(locale=translation.target_locale).exclude(context__path="slug")
    return rows.count()


ANSWERS = [
    ((429, {"Retry-After": "30"}, b"{}"), "too many requests"),
    ((500, {}, b"<h1>Oops</h1>"), "out of order at present (500)"),
    ((503, {}, b""), "out of order at present (503)"),
    ((403, {}, b'{"message": "bad key"}'), "does not accept the key"),
    ((456, {}, b""), "used up"),
    ((413, {}, b""), "too long for"),
    ((400, {}, b'{"error": "?"}'), "does not accept this request (400)"),
    ((200, {}, b"<html>not JSON</html>"), "cannot be read"),
    ((200, {}, b""), "cannot be read"),
    ((200, {}, b"null"), "cannot be read"),
    ((200, {}, b"[1, 2]"), "cannot be read"),
    ((200, {}, b'{"translations": [], "translatedText": [], "choices": []}'), "cannot be read"),
    (
        (
            200,
            {},
            b'{"translations": [{"text": 5}], "translatedText": [5], "choices": [{"message": {"content": "5"}}]}',
        ),
        "cannot be read",
    ),
    ((200, {}, b'{"translations": "no", "translatedText": "no", "choices": "no"}'), "cannot be read"),
    ((200, {}, b"[" * 100_000), "cannot be read"),
    ((200, {}, LONG), "too long"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_each_failure_is_a_sentence_and_nothing_is_stored(kind, serve, text, translator, one):
    service = serve(kind)
    for answer, sentence in ANSWERS:
        service.always = answer
        said = one(translator, text)
        assert said.status_code == 400
        assert sentence in said.json()["detail"]
        assert count_words(text) == 0
    service.always = None
    assert one(translator, text).status_code == 200, "it can be repeated"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(status, serve, text, translator, one):
    other = Service("deepl")
    service = serve("deepl")
    service.always = (status, {"Location": f"{other.url}/v2/translate"}, b"")
    try:
        assert "another address" in one(translator, text).json()["detail"]
        assert other.requests == []
        assert len(service.requests) == 1
    finally:
        other.close()


def test_a_service_that_is_too_slow_is_given_up(serve, text, translator, one):
    service = serve("deepl", timeout=1)
    service.delay = 2
    assert "took too long" in one(translator, text).json()["detail"]
    assert count_words(text) == 0


def test_a_service_that_is_not_there_is_a_sentence(serve, text, translator, one):
    serve("deepl").close()
    assert "cannot be reached" in one(translator, text).json()["detail"]


def test_sentences_are_in_the_language_of_the_person(serve, text, hire, one):
    serve("deepl").always = (500, {}, b"")
    said = one(hire("translator", "pt", language="fr"), text).json()["detail"]
    assert "out of order" not in said
    assert "DeepL" in said


BREAKS = [
    lambda text: re.sub(r"<[^>]*>", "", text),
    lambda text: re.sub(r"</[^>]*>", "", text, count=1),
    lambda text: re.sub(r"(<[^/][^>]*>)", r"\1\1", text, count=1),
    lambda text: text + "<script>alert(1)</script>",
    lambda text: text.replace("1", "7"),
    lambda text: text + "<g2>x</g2>" + '<span id="g2">x</span>',
    lambda text: text + "\x07",
    lambda text: text + "\ud800",
    lambda text: "",
    lambda text: " \u200b ",
    lambda text: text * 50,
]


@pytest.mark.parametrize("kind", KINDS)
def test_broken_tags_and_other_nonsense_are_refused(kind, serve, text, translator, rest, one):
    service = serve(kind)
    segments = get_string_segments(text.source)
    path = next(segment.context.path for segment in segments if "musée" in segment.string.data)
    for breaks in BREAKS:
        service.translate = breaks
        assert one(translator, text, path).status_code == 400
    service.translate = BREAKS[0]
    run = rest(translator, text).json()["run"]
    assert (run["isRunning"], run["objection"], run["refused"], run["done"]) == (False, "", 1, 3)
    marked = StringTranslation.objects.filter(locale=text.target_locale, translation_of__data__contains="musée")
    assert not marked.exists()


def test_texts_that_look_like_tags_or_entities_come_back_as_they_were(serve, write, start, translator, one):
    service = serve("deepl")
    service.translate = lambda text: text
    words = "3 < 4 &amp; « 5 > 2 » &nbsp;{t1} <g1>"
    page = write("fr", title="Signes", summary=words)
    translation = start(page=page)
    source = get_string_segments(translation.source).get(context__path="summary").string.data
    assert one(translator, translation).status_code == 200
    row = StringTranslation.objects.get(locale=translation.target_locale, context__path="summary")
    from html import unescape

    assert unescape(row.data).split() == unescape(source).split()


# --- Runs -------------------------------------------------------------------------------------------------------------


def test_a_run_that_meets_a_failure_keeps_what_it_has_and_can_go_on(serve, text, translator, rest, monkeypatch):
    service = serve("deepl")
    provider = type(find_provider())
    monkeypatch.setattr(provider, "most_texts", 2)
    done = iter([None, (403, {}, b"")])

    def fail_second():
        if (answer := next(done, None)) is not None:
            service.fails.append(answer)

    service.before_answer = fail_second
    run = rest(translator, text).json()["run"]
    assert (run["done"], run["total"], run["isRunning"]) == (2, 4, False)
    assert "does not accept the key" in run["objection"]
    run = rest(translator, text).json()["run"]
    assert (run["done"], run["total"], run["objection"]) == (2, 2, "")
    assert count_words(text) == 4


def test_a_run_waits_and_tries_again_where_the_service_says_so(serve, text, translator, rest, monkeypatch):
    waited = []
    monkeypatch.setattr(runs, "time", SimpleNamespace(sleep=waited.append))
    service = serve("deepl")
    service.fails = [(429, {"Retry-After": "7"}, b""), (503, {}, b"")]
    run = rest(translator, text).json()["run"]
    assert (run["done"], waited) == (4, [7.0, 5.0])


def test_a_run_can_be_stopped(serve, text, translator, rest, monkeypatch):
    service = serve("deepl")
    monkeypatch.setattr(type(find_provider()), "most_texts", 1)

    def stop():
        if len(service.requests) == 2:
            MachineRun.objects.update(is_stopped=True, finished_at="2026-01-01T00:00Z")

    original = runs.translate_segments

    def translate(*args):
        stop()
        return original(*args)

    monkeypatch.setattr(runs, "translate_segments", translate)
    run = rest(translator, text).json()["run"]
    assert run["isStopped"]
    assert len(service.requests) == 3, "the batch that was under way"
    assert translator.post("stop_machine", text.pk).json()["run"]["isRunning"] is False


def test_a_run_whose_worker_was_lost_goes_on_when_it_runs_again(serve, text, translator):
    serve("deepl")
    run = MachineRun.objects.create(translation=text, user=translator.user)
    from cms.translation.machines.tasks import translate_rest

    assert translate_rest.func(run.pk, "00000000-0000-0000-0000-000000000000") == 0, "it is another task's"
    assert translate_rest.func(run.pk, str(run.token)) == 4
    assert translate_rest.func(run.pk, str(run.token)) == 0
    run.refresh_from_db()
    assert (run.done, run.finished_at is None) == (4, False)


def test_a_fault_of_ours_ends_the_run_with_a_sentence(serve, text, translator, rest, monkeypatch, caplog):
    serve("deepl")

    def fail(*args):
        raise RuntimeError(" ".join(["the", "words", "of", "a", "text"]))

    monkeypatch.setattr(runs, "translate_segments", fail)
    run = rest(translator, text).json()["run"]
    assert "unexpected error" in run["objection"]
    assert "the words of a text" not in caplog.text
    assert "RuntimeError" in caplog.text


# --- Keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_key_is_in_no_exception_no_log_and_no_report(kind, serve, text, translator, one, caplog):
    caplog.set_level(logging.DEBUG)
    service = serve(kind)
    segments = [get_string_segments(text.source).get(context__path="summary")]
    for answer in [(500, {}, KEY.encode()), (302, {"Location": f"/{KEY}"}, b""), (200, {}, KEY.encode())]:
        service.always = answer
        assert KEY not in one(translator, text).content.decode()
        with pytest.raises(MachineError) as caught:
            find_provider().translate(Batch(text, segments))
        error = caught.value
        assert KEY not in "".join(traceback.format_exception(error))
        # Without the frame of this test, which has the key.
        report = ExceptionReporter(None, type(error), error, error.__traceback__.tb_next)
        assert KEY not in report.get_traceback_text()
        assert KEY not in report.get_traceback_html()
        assert error.__context__ is None
    assert KEY not in caplog.text
    assert KEY not in repr(find_provider())


def test_a_key_shows_itself_nowhere():
    key = Key(f" {KEY} ")
    assert key.reveal() == KEY
    for shown in (repr(key), str(key), f"{key}", f"{key!r}", repr({"KEY": key}), repr(copy.deepcopy([key]))):
        assert KEY not in shown
    with pytest.raises(TypeError):
        json.dumps(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_diffsettings_does_not_show_the_key(configure):
    configure(service="deepl", key=Key(KEY))
    out = io.StringIO()
    call_command("diffsettings", stdout=out)
    assert KEY not in out.getvalue()


# --- Settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"service": "google"}, "E001"),
        ({"service": "deepl"}, "E002"),
        ({"service": "libretranslate"}, "E002"),
        ({"service": "openai", "key": KEY}, "E002"),
        ({"service": "libretranslate", "url": "translate.example.org"}, "E003"),
        ({"service": "libretranslate", "url": "ftp://translate.example.org"}, "E003"),
        ({"service": "libretranslate", "url": "https://[::1"}, "E003"),
        ({"service": "libretranslate", "url": "https://host:99999"}, "E003"),
        ({"service": "deepl", "key": KEY, "monthly_characters": -1}, "E004"),
        ({"service": "deepl", "key": KEY, "price": -1}, "E004"),
        ({"service": "deepl", "key": KEY, "timeout": 0}, "E005"),
        ({"service": "deepl", "key": KEY, "name": "x" * 101}, "E006"),
        ({"service": "libretranslate", "url": f"https://user:{KEY}@example.org"}, "E007"),
        ({"service": "libretranslate", "url": f"https://example.org/?key={KEY}"}, "E007"),
        ({"service": "libretranslate", "url": "http://translate.example.org"}, "E008"),
        ({"service": "libretranslate", "url": "http://8.8.8.8"}, "E008"),
    ],
)
def test_wrong_settings_are_named_and_switch_the_service_off(values, code, configure):
    configure(**values)
    found = check_machines(None)
    assert f"machines.{code}" in {message.id for message in found}
    assert KEY not in str(found)
    assert find_provider() is None


@pytest.mark.parametrize(
    ("values", "host"),
    [
        ({"service": "deepl", "key": KEY}, "api.deepl.com"),
        ({"service": "deepl", "key": f"{KEY}:fx"}, "api-free.deepl.com"),
        ({"service": "openai", "model": "m"}, "api.openai.com"),
        ({"service": "libretranslate", "url": "http://translate:5000"}, "translate"),
        ({"service": "libretranslate", "url": "http://10.0.0.7:5000/"}, "10.0.0.7"),
        ({"service": "memory"}, ""),
    ],
)
def test_right_settings_are_silent(values, host, configure):
    configure(**values)
    assert check_machines(None) == []
    assert find_provider().host == host


def test_the_memory_as_machine_is_for_development(configure, settings):
    settings.DEMO_CONTENT_ALLOWED = False
    configure(service="memory")
    assert [message.id for message in check_machines(None)] == ["machines.W001"]


def test_without_a_service_there_is_nothing(text, translator, rest, one):
    assert check_machines(None) == []
    assert find_provider() is None
    assert rest(translator, text, "get").status_code == 404
    assert rest(translator, text).status_code == 404
    assert one(translator, text).status_code == 404
    assert not MachineUsage.objects.exists()

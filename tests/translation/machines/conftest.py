import pytest
from django.conf import settings as site
from wagtail.blocks import StreamValue

from cms.translation.machines.keys import Key
from cms.translation.text.segments import get_string_segments
from tests.scenes import scene

from .services import KEY, Service

PATHS = {"deepl": "", "libretranslate": "", "openai": "/v1"}
BODY = "<p>Le <b>musée</b> ouvre ses <a href='https://example.org'>portes</a>.</p><p>Un autre paragraphe.</p>"


@pytest.fixture
def configure(settings):
    """Set the settings of machine translation, by their names in lower case."""

    def configure(**values):
        settings.MACHINE_TRANSLATION = site.MACHINE_TRANSLATION | {name.upper(): v for name, v in values.items()}

    return configure


@pytest.fixture
def serve(configure, monkeypatch):
    """Start a service of a kind, and have the site use it; return it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    started = []

    def serve(kind, **values):
        service = Service(kind)
        started.append(service)
        given = {"model": "tester-1"} if kind == "openai" else {}
        configure(**{"service": kind, "url": service.url + PATHS[kind], "key": Key(KEY), **given, **values})
        return service

    yield serve
    for service in started:
        service.close()


@scene
def text(write, start, commit):
    """A live French text with markup, whose translation into Portuguese is started."""
    page = write("fr", title="Un texte", summary="Un résumé.")
    page.body = StreamValue(page.body.stream_block, [("text", BODY)])
    with commit():
        page.save_revision().publish()
    return start(page=page)


@scene
def translator(hire):
    return hire("translator", "pt")


@pytest.fixture
def rest(commit):
    """Send a request about the open rest of a text; return the answer."""

    def rest(desk, translation, method="post", **data):
        with commit():
            if method == "get":
                return desk.get("machine_rest", translation.pk)
            answer = desk.post("machine_rest", translation.pk, data={"told": "127.0.0.1", **data}, headers=XHR)
        # The run comes after the answer, as in real use.
        return desk.get("machine_rest", translation.pk) if answer.status_code == 200 else answer

    return rest


XHR = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def one(commit):
    """Have a machine translate the segment at a path; return the answer."""

    def one(desk, translation, path="summary", **data):
        segment = get_string_segments(translation.source).filter(context__path=path).first()
        with commit():
            return desk.post(
                "machine_segment", translation.pk, segment.pk, data={"told": "127.0.0.1", **data}, headers=XHR
            )

    return one

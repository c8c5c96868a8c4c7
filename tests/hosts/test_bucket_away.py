"""A bucket that does not answer: pages go on, who uploads is told in words and loses nothing, then all is as before."""

import signal
import time

import pytest

from .newsroom import make_picture, publish, upload_picture_as, write_page

pytestmark = [pytest.mark.once, pytest.mark.server]


@pytest.fixture
def stopped(shared):
    objects = shared.bucket.read_everything()
    shared.bucket.stop()
    yield
    shared.bucket.start()
    shared.bucket.put(objects)


@pytest.fixture
def hanging(shared):
    shared.bucket.process.send_signal(signal.SIGSTOP)
    yield
    shared.bucket.process.send_signal(signal.SIGCONT)


@pytest.mark.parametrize(("away", "slowest"), [("stopped", 5), ("hanging", 20)])
def test_who_uploads_is_told_and_everybody_else_goes_on(here, there, person, request, away, slowest):
    page = write_page(here, f"bucket-{away}", "Edition 0")
    request.getfixturevalue(away)
    began = time.monotonic()
    answer = upload_picture_as(person, f"Lily {away}", make_picture())
    assert time.monotonic() - began < slowest
    assert answer.status_code == 503
    assert "store of uploaded files does not answer" in answer.text
    assert publish(person, page, f"bucket-{away}", "Edition 1").status_code == 302
    assert there.ask(f"/en/bucket-{away}/").status_code == 200
    assert there.ask("/healthz").status_code == 200
    count = "from cms.images.models import CustomImage as I; print(I.objects.filter(title__startswith='Lily').count())"
    assert here.run(count) == "0"


def test_afterwards_uploads_are_taken_again(person):
    assert upload_picture_as(person, "Afterwards", make_picture()).status_code == 302

"""What nobody goes on with is cleaned up after a week; what is unfinished waits."""

import datetime
import os

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from cms.background.timers import TIMERS
from cms.images.inbox.receiving import PART_BYTES, announce, receive_part
from cms.images.models import Arrival, ArrivalPart

from .samples import make_jpeg, send

State = Arrival.State


def clean(commit):
    with commit():
        call_command("clean_picture_inbox", verbosity=0)


def make_old(**which):
    Arrival.objects.filter(**which).update(changed_at=timezone.now() - datetime.timedelta(days=8))


def test_only_what_is_unfinished_stays_longer_than_a_week(superuser, commit):
    with commit():
        send(superuser.user, ("a.jpg", make_jpeg()), ("copy.jpg", make_jpeg()), ("no.jpg", b"no"))
        send(superuser.user, ("no.jpg", b"nor this"), origin="Entrevista.docx")
        sent = announce(superuser.user, "big.jpg", PART_BYTES + 1, "1")
        receive_part(sent, 0, ContentFile(bytes(PART_BYTES)))
    part = ArrivalPart.objects.get().file.name
    clean(commit)
    assert Arrival.objects.count() == 5

    make_old()
    clean(commit)

    assert {(each.name, each.state) for each in Arrival.objects.all()} == {
        ("a.jpg", State.UNFINISHED),
        ("no.jpg", State.REFUSED),  # its text waits for it
    }
    assert not default_storage.exists(part)
    assert default_storage.exists(Arrival.objects.get(name="a.jpg").file.name)


def test_an_upload_that_goes_on_is_not_abandoned(superuser, commit):
    announce(superuser.user, "big.jpg", PART_BYTES + 1, "1")
    make_old()
    announce(superuser.user, "big.jpg", PART_BYTES + 1, "1")
    clean(commit)

    assert Arrival.objects.exists()


def test_files_that_no_row_knows_are_deleted_once_they_are_old(superuser, commit):
    with commit():
        send(superuser.user, ("a.jpg", make_jpeg()))
    old, new = (default_storage.save(f"inbox/stray-{name}.jpg", ContentFile(b"x")) for name in ("old", "new"))
    week_ago = (timezone.now() - datetime.timedelta(days=8)).timestamp()
    known = Arrival.objects.get().file.name
    for name in (old, known):
        os.utime(default_storage.path(name), (week_ago, week_ago))
    clean(commit)

    assert not default_storage.exists(old)
    assert default_storage.exists(new)
    assert default_storage.exists(known)


def test_a_timer_does_it():
    assert any("clean_picture_inbox" in timer.commands for timer in TIMERS)

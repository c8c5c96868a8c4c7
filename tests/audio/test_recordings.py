"""Recordings in the library: forms, files, deletion, and who may change what is live."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms.audio.models import Recording, make_path
from cms.library.models import Proposal
from cms.serving.files.media import is_public
from tests.factories import RecordingFactory, StandardPageFactory

from .sounds import make_mp3, make_mp4

pytestmark = pytest.mark.django_db
FORM = {"title": "Une heure", "language": "fr", "credit": "Ana Reis"}


def name_url(name: str, *args) -> str:
    return reverse(Recording.snippet_viewset.get_url_name(name), args=args)


def upload(content=None, name="voix.mp3") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_mp3(12) if content is None else content, content_type="application/pdf")


def test_a_recording_has_the_facts_of_its_file_under_a_name_that_nobody_can_guess(superuser):
    superuser.browser.post(name_url("add"), FORM | {"file": upload()})
    recording = Recording.objects.get()
    assert (recording.mime_type, recording.duration, recording.clock) == ("audio/mpeg", 12, "0:12")
    assert recording.file_size == recording.file.size == len(make_mp3(12))
    assert re.fullmatch(r"audio/[0-9a-f]{20}\.voix\w*\.mp3", recording.file.name)
    assert is_public(recording.file.name)


def test_the_form_lets_people_hear_the_file_that_is_there(superuser):
    superuser.browser.post(name_url("add"), FORM | {"file": upload()})
    recording = Recording.objects.get()
    html = superuser.browser.get(name_url("edit", recording.pk)).content.decode()
    assert f'<audio controls preload="none" src="{recording.file.url}"' in html
    assert f">{recording.file.name}<" not in html
    assert "<audio" not in superuser.browser.get(name_url("add")).content.decode()


def test_a_file_is_called_what_it_is(superuser):
    superuser.browser.post(name_url("add"), FORM | {"file": upload(make_mp4(30, b"soun"), "page.html")})
    assert Recording.objects.get().file.name.endswith(".m4a")


@pytest.mark.parametrize("content", [b"<script>", b"\x89PNG\r\n\x1a\n", make_mp4(3, b"vide")])
def test_a_file_that_cannot_be_played_is_refused_and_what_was_typed_stays(superuser, content):
    answer = superuser.browser.post(name_url("add"), FORM | {"file": upload(content)})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "This is not an MP3 or M4A file that can be played." in html
    assert 'value="Une heure"' in html
    assert not Recording.objects.exists()


def test_a_form_with_another_error_keeps_its_file(superuser):
    html = superuser.browser.post(name_url("add"), FORM | {"title": " ", "file": upload()}).content.decode()
    assert "“voix.mp3” has been uploaded and is kept." in html
    kept = re.search(r'name="kept_file" value="(\d+)"', html)[1]
    superuser.browser.post(name_url("add"), FORM | {"kept_file": kept})
    assert Recording.objects.get().duration == 12


def test_a_replaced_and_a_deleted_file_leave_the_storage(django_capture_on_commit_callbacks):
    recording = RecordingFactory()
    storage, former = recording.file.storage, recording.file.name
    with django_capture_on_commit_callbacks(execute=True):
        recording.file.save("plus.mp3", ContentFile(make_mp3(20)), save=True)
    assert (recording.duration, storage.exists(former)) == (20, False)
    name = recording.file.name
    with django_capture_on_commit_callbacks(execute=True):
        recording.delete()
    assert not storage.exists(name)


def test_a_recording_in_use_is_not_deleted(superuser, newsroom):
    recording = RecordingFactory()
    body = [("audio", {"recording": recording, "title": "Une heure", "chapters": [], "transcript": ""})]
    StandardPageFactory(parent=newsroom["fr"], slug="a", title="Une page", body=body)
    superuser.browser.post(name_url("delete", recording.pk))
    assert Recording.objects.filter(pk=recording.pk).exists()


def test_a_change_of_what_is_live_waits_for_the_moderators(hire, newsroom, django_capture_on_commit_callbacks):
    recording = RecordingFactory()
    body = [("audio", {"recording": recording, "title": "Une heure", "chapters": [], "transcript": ""})]
    StandardPageFactory(parent=newsroom["fr"], slug="a", title="Une page", body=body)
    editor, moderator = hire("editor", "fr"), hire("moderator", "fr")
    editor.browser.post(name_url("edit", recording.pk), FORM | {"file": upload(make_mp3(30))})
    recording.refresh_from_db()
    assert (recording.title, recording.duration) == ("Silence", 12)
    proposal = Proposal.objects.get()
    version = moderator.get("library_proposal", proposal.pk).context["version"]
    with django_capture_on_commit_callbacks(execute=True):
        moderator.post("library_proposal", proposal.pk, data={"action": "accept", "version": version})
    proposal.refresh_from_db()
    recording.refresh_from_db()
    assert (recording.title, recording.duration) == ("Une heure", 30)


def test_paths_of_strange_names_stay_below_their_folder():
    for name in ("../../x.mp3", "a/b.mp3", ".mp3", "x" * 300 + ".MP3", "é à.mp3"):
        assert re.fullmatch(r"audio/[0-9a-f]{20}\.[^/]*", make_path(None, name)), name


def test_a_recording_cannot_be_copied_because_both_would_have_one_file(superuser):
    recording = RecordingFactory()
    assert superuser.browser.get(f"/admin/snippets/audio/recording/copy/{recording.pk}/").status_code == 404
    assert "/copy/" not in superuser.browser.get(name_url("edit", recording.pk)).content.decode()

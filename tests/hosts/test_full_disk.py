"""A disk without room (a small one, mounted by root): readers notice nothing, nothing is saved by halves or lost."""

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from .disks import filled, small_disk
from .host import Host
from .newsroom import publish, upload_picture_as, write_page

pytestmark = [pytest.mark.once, pytest.mark.server]
BUMP = """
from cms.serving.cache.version import FileVersion
try:
    FileVersion("{disk}/new/page-version").bump()
except OSError as error:
    print(error.errno)
"""


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk", 16) as is_mounted:
        if not is_mounted:
            pytest.skip("only root can mount a small disk")
        yield tmp_path / "disk"


def make_noise(size):
    """Return a picture that takes room."""
    file = io.BytesIO()
    Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3)).save(file, "JPEG", quality=95)
    return file.getvalue()


def test_a_version_file_that_has_no_room_raises_an_error_and_ends_no_process(disk):
    (disk / "new").mkdir()
    with filled(disk):
        ended = subprocess.run([sys.executable, "-c", BUMP.format(disk=disk)], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (0, "28\n"), ended.stderr


def test_readers_go_on_and_who_saves_is_told(shared, here, tmp_path, disk):
    """Uploads, temporary files and the page version are on the full disk; the database is not."""
    page = write_page(here, "room", "Edition 0")
    own = {"S3_BUCKET": "", "MEDIA_ROOT": str(disk / "media"), "TMPDIR": str(disk)}
    own |= {"PAGE_VERSION_FILE": str(disk / "page-version"), "STATIC_ROOT": here.environment["STATIC_ROOT"]}
    host = Host(tmp_path / "host", shared.environment, **own)
    try:
        host.start_server()
        person = host.sign_in()
        assert host.ask("/en/room/").status_code == 200
        picture = make_noise((900, 900))
        with filled(disk):
            answer = upload_picture_as(person, "Noise", picture)
            assert answer.status_code == 503
            assert "disk is full" in answer.text
            assert publish(person, page, "room", "Edition 1").status_code == 302
            assert "Edition 1" in host.ask("/en/room/").text
            assert host.ask("/en/search/?q=edition").status_code == 200
            assert host.ask("/healthz").status_code == 200
            assert host.ask("/healthz/newsroom").json()["checks"]["disk"] == "full"
        count = "from cms.images.models import CustomImage as I; print(I.objects.filter(title='Noise').count())"
        assert host.run(count) == "0"
        assert upload_picture_as(person, "Noise", picture).status_code == 302
        assert host.run(count) == "1"
    finally:
        host.end()

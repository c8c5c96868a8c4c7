"""The former files of a picture in a bucket: closed to readers, there for the newsroom, gone when deleted."""

import io
import re
from contextlib import suppress

import pytest
import requests
from PIL import Image

from .newsroom import RIGHTS, ROOT, make_picture, upload_picture, write_page
from .services import NAME
from .test_two_hosts import wait_until

pytestmark = [pytest.mark.once, pytest.mark.server]
CLOSED = (403, 404)


@pytest.fixture
def picture(here, person):
    return upload_picture(person, "Peony", colour="#6a2244")  # the content of no other test's picture


def replace(person, picture: int, content: bytes, name: str):
    """Send the picture's form with another file, as the page of the picture does."""
    form = person.get(f"/admin/images/{picture}/").text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    fields.pop("csrfmiddlewaretoken", None)
    sent = fields | {"title": "Peony", **ROOT, **RIGHTS}
    answer = person.post(f"/admin/images/{picture}/", sent, {"file": (name, content, "image/jpeg")})
    assert answer.status_code == 302, answer.text[-3000:]


def list_keys(shared) -> set[str]:
    pages = shared.bucket.client.get_paginator("list_objects_v2").paginate(Bucket=NAME)
    return {item["Key"] for page in pages for item in page.get("Contents", ())}


def read_objects(shared) -> dict[str, bytes]:
    """Return the content of each object; of none that the worker deletes meanwhile."""
    client, found = shared.bucket.client, {}
    for key in list_keys(shared):
        with suppress(client.exceptions.NoSuchKey):
            found[key] = client.get_object(Bucket=NAME, Key=key)["Body"].read()
    return found


def get_address(shared, key: str) -> str:
    return f"{shared.bucket.url}/{NAME}/{key}"


def find_file(host, picture: int) -> str:
    return host.run(f"from cms.images.models import CustomImage as I; print(I.objects.get(pk={picture}).file.name)")


def list_renditions(host, picture: int) -> list[str]:
    code = (
        "from cms.images.models import CustomRendition as R; "
        "print(*R.objects.filter(image={}).values_list('file', flat=True))"
    )
    return host.run(code.format(picture)).split()


def wait_until_closed(shared, keys: set[str]) -> None:
    """Wait until nothing is left at the addresses where readers found a picture."""
    wait_until(lambda: not keys & list_keys(shared))
    assert {requests.get(get_address(shared, key), timeout=10).status_code for key in keys} <= {*CLOSED}


def list_former(host, picture: int) -> list[int]:
    code = (
        "from cms.images.models import FormerFile as F; print(*F.objects.filter(image={}).values_list('pk', flat=True))"
    )
    return [int(pk) for pk in host.run(code.format(picture)).split()]


def test_a_picture_is_replaced_twice_taken_back_and_its_former_files_deleted(
    here, there, shared, person, worker, picture
):
    write_page(here, "peony", "A peony", picture)
    wait_until(lambda: len(list_renditions(there, picture)) > 3)
    contents = [requests.get(get_address(shared, find_file(here, picture)), timeout=10).content]
    public = {find_file(here, picture), *list_renditions(there, picture)}
    for number, colour in enumerate(("#224466", "#446622")):
        contents.append(make_picture(colour))
        replace(person, picture, contents[-1], f"peony-{number}.jpg")
        # No address at which readers had the former picture has it still.
        wait_until_closed(shared, public)
        wait_until(lambda: len(list_renditions(there, picture)) > 3)
        public = {find_file(here, picture), *list_renditions(there, picture)}
        assert {requests.get(get_address(shared, key), timeout=10).status_code for key in public} == {200}

    newest, oldest = list_former(here, picture)
    closed = {key for key, content in read_objects(shared).items() if content in contents[:2]}
    assert {key.partition("/")[0] for key in closed} == {"withheld"}
    assert len(closed) == 2
    for key in closed:
        assert requests.get(get_address(shared, key), timeout=10).status_code in CLOSED

    # The newsroom sees them through the site, on the host where it works.
    page = person.get(f"/admin/images/{picture}/").text
    assert "peony-0.jpg" in page
    for former, content in ((oldest, contents[0]), (newest, contents[1])):
        assert person.get(f"/admin/images/former-files/{former}/").content == content
        preview = person.get(f"/admin/images/former-files/{former}/preview/").content
        assert Image.open(io.BytesIO(preview)).format == "JPEG"
        assert there.ask(f"/admin/images/former-files/{former}/").status_code == 302, "readers are asked to sign in"

    assert person.post(f"/admin/images/former-files/{oldest}/use/", {}).status_code == 302
    assert read_objects(shared)[find_file(there, picture)] == contents[0]

    for former in list_former(here, picture):
        if former in list_former(here, picture):  # one of the same content goes with the other
            assert person.post(f"/admin/images/former-files/{former}/delete/", {}).status_code == 302
    wait_until(lambda: not {key for key in list_keys(shared) if key in closed})
    objects = read_objects(shared)
    assert [key for key, content in objects.items() if content in contents[1:]] == []
    assert objects[find_file(here, picture)] == contents[0], "the picture keeps its own file"

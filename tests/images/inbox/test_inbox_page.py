"""The page of the inbox: files arrive in parts, values are stored, complete pictures go into the library."""

import datetime
import json

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry

from cms.images.inbox import receive
from cms.images.models import Arrival, CustomImage
from tests.scenes import scene

from .samples import make_jpeg, send

State = Arrival.State
COMPLETE = {"title": "A dahlia", "author": "Ana Reis", "licence": "cc-by-4.0"}


@scene
def desk(superuser):
    return superuser


def announce(desk, *files):
    data = {"name": [name for name, _data in files], "size": [len(each) for _name, each in files]}
    data["modified"] = ["1"] * len(files)
    return desk.post("picture_inbox_announce", data=data).json()["files"]


def send_part(desk, pk, number, data):
    return desk.post("picture_inbox_part", pk, number, data={"part": SimpleUploadedFile("part", data)})


def store(desk, *arrivals, **values):
    data = {"pk": [each.pk for each in arrivals], **values}
    return desk.post("picture_inbox_values", data=data).json()["rows"]


def place(desk, *arrivals):
    return desk.post("picture_inbox_place", data={"pk": [each.pk for each in arrivals]}).json()["moving"]


def test_files_are_announced_sent_and_come_into_the_table(desk, commit):
    good, letter = ("dahlia.jpg", make_jpeg()), ("letter.txt", b"Dear all")
    known, refused = announce(desk, good, letter)
    with commit():
        sent = send_part(desk, known["id"], 0, good[1]).json()

    assert known["missing"] == [0]
    assert "not a picture" in refused["sentence"]
    assert sent["state"] == State.WAITING
    news = desk.get("picture_inbox_news").json()
    assert 'value="dahlia"' in news["rows"]
    assert news["working"] == 0
    assert 'value="dahlia"' in desk.get("picture_inbox").content.decode()
    # It is known when it is dropped again.
    assert announce(desk, good)[0]["sentence"] == "It is in the inbox."


def test_a_page_is_told_what_has_arrived_since_it_was_opened(desk, superuser, commit):
    with commit():
        old, known, new = send(superuser.user, *[(f"{name}.jpg", make_jpeg(name)) for name in ("red", "blue", "teal")])
    opened_at = int(timezone.now().timestamp())
    Arrival.objects.filter(pk=old.pk).update(changed_at=timezone.now() - datetime.timedelta(days=1))

    def ask(known, since=opened_at):
        news = desk.get("picture_inbox_news", data={"known": known, "since": since}).json()
        return [name for name in ("red", "blue", "teal") if f'value="{name}"' in news["rows"]], news["more"]

    # The oldest is on another page of the table.
    assert ask(f"{known.pk}") == (["teal"], True)
    assert ask(f"{known.pk}.{new.pk}") == ([], False)
    assert ask(f"{known.pk}.{new.pk}", since="") == (["red"], True)
    # A page with as many rows as it holds gets no more, and all its keys fit into an address.
    most = ".".join(str(10**5 + number) for number in range(1000))
    assert len(most) < 8000
    assert ask(most) == ([], False)
    for wrong in ("x", "-1", "9" * 18, "9" * 40):
        assert ask(wrong, since=wrong)[1] in (True, False)


def test_a_part_that_does_not_belong_gets_a_sentence(desk):
    known = announce(desk, ("dahlia.jpg", make_jpeg()))[0]
    answer = send_part(desk, known["id"], 3, b"abc")

    assert answer.status_code == 400
    assert "does not belong" in answer.json()["error"]
    assert desk.post("picture_inbox_part", known["id"], 0).status_code == 400


@pytest.mark.parametrize("size", ["", "x", "-1", "9" * 40, "31457281"])
def test_sizes_that_cannot_be_are_refused(desk, size):
    data = {"name": "a.jpg", "size": size, "modified": "1"}

    assert desk.post("picture_inbox_announce", data=data).json()["files"][0]["state"] == State.REFUSED
    assert not Arrival.objects.exists()


def test_what_is_typed_is_kept_also_if_it_is_wrong(desk, commit):
    with commit():
        first, second = send(desk.user, ("a.jpg", make_jpeg("red")), ("b.jpg", make_jpeg("blue")))
    errors = store(desk, first, second, starts_on="yesterday", title="")[str(first.pk)]["errors"]
    page = desk.get("picture_inbox").content.decode()

    assert {"starts_on", "title", "licence", "author"} <= set(errors)
    assert page.count('value="yesterday"') == 2
    assert Arrival.objects.get(pk=second.pk).values["starts_on"] == "yesterday"


def test_only_what_is_complete_comes_into_the_library(desk, commit):
    with commit():
        first, second = send(desk.user, ("a.jpg", make_jpeg("red")), ("b.jpg", make_jpeg("blue")))
    store(desk, first, **COMPLETE, uses=["", "web", "print"], alt_text_fr="Un dahlia", title_pt="Dália")
    with commit():
        assert place(desk, first, second) == [first.pk]
    image = CustomImage.objects.get()

    assert (image.title, image.author, image.licence) == ("A dahlia", "Ana Reis", "cc-by-4.0")
    assert image.uses == ["web", "print"]
    assert image.get_alt_text("fr") == ("Un dahlia", "fr")
    assert image.get_title("pt") == "Dália"
    assert image.uploaded_by_user == desk.user
    assert (image.width, image.height) == (60, 40)
    assert image.file.open().read() == make_jpeg("red")
    assert ModelLogEntry.objects.for_instance(image).filter(action="wagtail.create").exists()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.image) == (State.IN_LIBRARY, image)
    assert second.state == State.UNFINISHED
    assert default_storage.listdir("inbox")[1]  # those of the second
    assert not first.file


def test_a_picture_that_came_into_the_library_meanwhile_is_a_duplicate(desk, commit, make_image):
    with commit():
        send(desk.user, ("a.jpg", make_image().file.open().read()))
        CustomImage.objects.all().delete()
    arrival = Arrival.objects.get()
    store(desk, arrival, **COMPLETE)
    image = make_image()
    with commit():
        place(desk, arrival)
    arrival.refresh_from_db()

    assert CustomImage.objects.get() == image
    assert (arrival.state, arrival.image) == (State.DUPLICATE, image)


def test_pictures_are_dismissed_with_their_files(desk, commit):
    with commit():
        sent = send(desk.user, ("a.jpg", make_jpeg()))[0]
        receive([ContentFile(b"no", "no.jpg")], desk.user)
    files = [sent.file.name, sent.preview.name]
    with commit():
        desk.post("picture_inbox_dismiss", data={"pk": list(Arrival.objects.values_list("pk", flat=True))})

    assert not Arrival.objects.exists()
    assert not any(default_storage.exists(name) for name in files if name)


# --- Who ------------------------------------------------------------------------------------------------------------


def test_each_sees_their_own_and_superusers_everything(newsroom, hire, desk, commit):
    ana, eva = hire("editor", "fr"), hire("editor", "pt")
    with commit():
        sent = send(ana.user, ("a.jpg", make_jpeg()))[0]

    assert 'value="a"' in ana.get("picture_inbox").content.decode()
    assert 'value="a"' in desk.get("picture_inbox").content.decode()
    assert 'value="a"' not in eva.get("picture_inbox").content.decode()
    assert eva.get("picture_inbox_preview", sent.pk).status_code == 404
    assert ana.get("picture_inbox_preview", sent.pk).status_code == 200
    assert store(eva, sent, title="Mine") == {}
    assert send_part(eva, sent.pk, 0, b"x").status_code == 404
    assert place(eva, sent) == []
    eva.post("picture_inbox_dismiss", data={"pk": sent.pk})
    assert Arrival.objects.get().values["title"] == "a"


def test_who_may_not_add_pictures_has_no_inbox(newsroom, hire):
    translator = hire("translator", "fr")

    assert translator.get("picture_inbox").status_code == 302
    assert (
        translator.post("picture_inbox_announce", data={"name": "a.jpg", "size": 9, "modified": 1}).status_code != 200
    )
    assert reverse("picture_inbox") not in translator.read_home()
    assert not Arrival.objects.exists()


def test_a_picture_comes_into_a_collection_that_its_sender_may_add_to(newsroom, hire, commit):
    editor = hire("editor", "fr")
    root = Collection.get_first_root_node()
    mine, other, closed = (root.add_child(name=name) for name in ("Mine", "Other", "Closed"))
    group = editor.user.groups.get()
    permission = group.collection_permissions.filter(permission__codename="add_image").get()
    group.collection_permissions.exclude(pk=permission.pk).delete()
    permission.collection = mine
    permission.save()
    group.collection_permissions.create(collection=other, permission=permission.permission)
    with commit():
        first, second = send(editor.user, ("a.jpg", make_jpeg("red")), ("b.jpg", make_jpeg("blue")))
    store(editor, first, **COMPLETE, collection=closed.pk)
    store(editor, second, **COMPLETE)
    with commit():
        assert place(editor, first, second) == [second.pk]

    assert CustomImage.objects.get().collection == mine


# --- Queries --------------------------------------------------------------------------------------------------------


def test_a_table_of_many_rows_takes_no_more_queries_than_one_of_few(desk, django_assert_max_num_queries):
    def fill(count):
        Arrival.objects.bulk_create(
            Arrival(user=desk.user, name=f"{number}.jpg", size=1, state=State.UNFINISHED, values={"title": str(number)})
            for number in range(count)
        )

    fill(2)
    counts = []
    for more in (1, 120):
        fill(more)
        for address in (reverse("picture_inbox"), reverse("picture_inbox_news")):
            with CaptureQueriesContext(connection) as seen:
                desk.browser.get(address)
            counts.append(len(seen))
    assert counts[0] >= counts[2]
    assert counts[1] >= counts[3]
    everything = list(Arrival.objects.values_list("pk", flat=True))
    with django_assert_max_num_queries(40):
        answer = desk.post("picture_inbox_values", data={"pk": everything, "author": "Ana"})
    assert len(json.loads(answer.content)["rows"]) == 123

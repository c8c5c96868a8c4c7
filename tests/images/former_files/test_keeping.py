"""A picture whose file is replaced keeps its places; its former file is kept where readers never reach it."""

import datetime

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex

from cms.images.former_files import keep_former_file
from cms.images.models import CustomImage, FormerFile
from cms.images.models.former_file import FOCUS
from cms.images.models.image import read_token
from cms.images.responsive import renditions
from cms.images.responsive.renditions import draw_renditions
from cms.images.withholding import FOLDER, follow_rights
from cms.serving.files.media import is_public
from cms.social_cards.models import SocialCard
from tests.images.conftest import make_file


def read(file) -> bytes:
    with file.storage.open(file.name) as opened:
        return opened.read()


def list_public(image) -> set[str]:
    """Return the public addresses of a picture: its original, its renditions, the cards that show it."""
    image = CustomImage.objects.get(pk=image.pk)
    cards = [name for card in SocialCard.objects.filter(picture=image) for name in card.files]
    return {
        default_storage.url(name) for name in [image.file.name, *(r.file.name for r in image.renditions.all()), *cards]
    }


def other(name="pivoine.png", size=(640, 480)):
    return make_file(name, size=size)


def test_the_old_file_is_kept_with_what_was_said_of_it_then(superuser, image, edit_image, again):
    before = read(image.file)
    edit_image(superuser, image, file=other(), author="Grace", licence="cc0-1.0", expires_on="2030-01-01")

    former = FormerFile.objects.get()
    assert (former.image_id, former.replaced_by) == (image.pk, superuser.user)
    assert (former.name, former.width, former.height, former.file_size) == ("dahlia.jpg", 1200, 800, len(before))
    assert (former.said["author"], former.said["licence"], former.said["expires_on"]) == (
        "vultilion",
        "cc-by-2.0",
        None,
    )
    assert timezone.now() - former.replaced_at < datetime.timedelta(minutes=5)
    assert read(former.file) == before
    assert (again(image).width, again(image).author) == (640, "Grace")


def test_every_place_shows_the_new_picture_and_no_address_the_old_one(
    client,
    superuser,
    image,
    show,
    edit_image,
    commit,
):
    with commit():
        page = show(
            lead_picture=image,
            body=[("gallery", {"pictures": [{"image": image, "caption": ""}], "caption": ""})],
        )
    image.get_rendition("max-165x165")  # the newsroom's
    before = list_public(image)
    assert len(before) > 5
    assert {client.get(address).status_code for address in before} == {200}
    assert any(address in client.get(page.get_url()).content.decode() for address in before)

    edit_image(superuser, image, file=other(size=(1600, 900)))
    assert [address for address in before if client.get(address).status_code != 404] == []
    after = list_public(image)
    assert not after & before
    assert {client.get(address).status_code for address in after} == {200}
    html = client.get(page.get_url()).content.decode()
    assert not any(address in html for address in before)
    assert any(address in html for address in after)


def test_a_former_file_has_no_public_address(client, superuser, image, edit_image):
    edit_image(superuser, image, file=other())
    name = FormerFile.objects.get().file.name
    assert name.startswith(f"{FOLDER}/")
    assert not is_public(name)
    assert client.get(default_storage.url(name)).status_code == 404


def test_the_focal_point_of_the_old_file_is_dropped_and_kept_with_it(superuser, image, edit_image, again):
    point = dict(zip(FOCUS, (900, 100, 80, 80), strict=True))
    CustomImage.objects.filter(pk=image.pk).update(**point)
    edit_image(superuser, image, file=other(), focal_point_x=20, focal_point_y=20)
    assert [getattr(again(image), name) for name in FOCUS] == [None] * 4
    assert {name: FormerFile.objects.get().said[name] for name in FOCUS} == point


def test_a_proposed_file_keeps_the_former_one_in_the_proposers_name(
    hire,
    image,
    show,
    edit_image,
    again,
    answer,
    only_proposal,
):
    show(lead_picture=image)
    CustomImage.objects.filter(pk=image.pk).update(**dict.fromkeys(FOCUS, 90))
    editor, before = hire("editor", "fr"), read(image.file)
    edit_image(editor, image, file=other())
    assert not FormerFile.objects.exists(), "it only waits"
    assert again(image).focal_point_x == 90
    answer(hire("moderator", "fr"), only_proposal())
    former = FormerFile.objects.get()
    assert (former.replaced_by, read(former.file)) == (editor.user, before)
    assert again(image).width == 640
    assert again(image).focal_point_x is None
    assert not default_storage.exists(image.file.name)


def test_a_save_that_fails_changes_no_file(image, commit):
    def fail():
        with commit(), transaction.atomic():
            keep_former_file(image, None)
            raise ZeroDivisionError

    pytest.raises(ZeroDivisionError, fail)
    assert read(image.file)
    assert not FormerFile.objects.exists()


def test_a_form_with_errors_changes_no_file(superuser, image, edit_image, again):
    edit_image(superuser, image, file=other(), title="")
    assert again(image).width == 1200
    assert not FormerFile.objects.exists()


def test_what_was_withheld_stays_where_it_is(superuser, image, edit_image, again, commit):
    CustomImage.objects.filter(pk=image.pk).update(expires_on=datetime.date(2020, 1, 1))
    with commit():
        follow_rights(image.pk)
    name = again(image).file.name
    edit_image(superuser, image, file=other())
    assert FormerFile.objects.get().file.name == name
    assert read(FormerFile.objects.get().file)
    assert again(image).file.name.startswith(f"{FOLDER}/"), "its rights have ended for any file"


def test_the_same_file_again_is_stored_once(superuser, image, edit_image):
    for size in ((640, 480), (1200, 800), (640, 480)):
        edit_image(superuser, image, file=make_file(size=size))
    names = list(FormerFile.objects.values_list("file", flat=True))
    assert len(names) == 3
    assert len(set(names)) == 2


def test_a_file_is_stored_again_if_its_earlier_copy_is_missing(superuser, image, edit_image):
    edit_image(superuser, image, file=make_file(size=(640, 480)))
    default_storage.delete(FormerFile.objects.get().file.name)
    edit_image(superuser, image, file=make_file(size=(1200, 800)))
    edit_image(superuser, image, file=make_file(size=(640, 480)))
    assert read(FormerFile.objects.first().file)


def test_former_files_go_with_their_picture(superuser, image, edit_image, again, commit):
    for size in ((640, 480), (500, 400)):
        edit_image(superuser, image, file=make_file(size=size))
    names = list(FormerFile.objects.values_list("file", flat=True))
    assert all(map(default_storage.exists, names))
    assert not ReferenceIndex.get_references_to(image).exists(), "they are no use of it, which would keep it"
    with commit():
        superuser.post("wagtailimages:delete", image.pk)
    assert not FormerFile.objects.exists()
    assert not any(map(default_storage.exists, names))


def test_a_missing_file_stops_nothing(superuser, image, edit_image, again):
    default_storage.delete(image.file.name)
    edit_image(superuser, image, file=other())
    assert again(image).width == 640
    assert not FormerFile.objects.exists()


def test_a_withheld_name_fits_its_column(make_image, commit):
    image = CustomImage(title="Long", author="A", licence="cc0-1.0", file=make_file(f"{'long' * 30}.webp"))
    image.save()
    CustomImage.objects.filter(pk=image.pk).update(expires_on=datetime.date(2020, 1, 1))
    with commit():
        assert follow_rights(image.pk)
    name = CustomImage.objects.get(pk=image.pk).file.name
    assert len(name) <= CustomImage._meta.get_field("file").max_length
    assert name.endswith(".webp")


def test_renditions_that_were_being_made_of_the_old_file_are_not_shown(
    superuser, image, edit_image, again, monkeypatch
):
    """A task draws the old file while an editor replaces it, and ends after that."""
    CustomImage.objects.get(pk=image.pk).renditions.all().delete()
    image = again(image)

    def replace_meanwhile(rendered, specs):
        drawn = list(draw_renditions(rendered, specs))
        monkeypatch.undo()
        edit_image(superuser, image, file=other(size=(1600, 900)))
        return drawn

    monkeypatch.setattr(renditions, "draw_renditions", replace_meanwhile)
    assert renditions.make_renditions(image) == []
    shown = again(image)
    assert shown.renditions.exists()
    assert {read_token(rendition.file.name) for rendition in shown.renditions.all()} == {read_token(shown.file.name)}


def test_a_thumbnail_of_the_old_file_that_came_late_is_deleted(superuser, image, edit_image, again, commit):
    late = image.get_rendition("max-165x165")
    edit_image(superuser, image, file=other())
    late.pk = None
    late.save(force_insert=True)
    with commit():
        again(image).save()
    assert late.file.name not in {rendition.file.name for rendition in again(image).renditions.all()}

"""On its page a picture's former files are listed, sent, used again and deleted, by those who may."""

import re

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.images.models import CustomImage, FormerFile
from cms.images.models.former_file import FOCUS
from cms.library.models import Proposal
from tests.images.conftest import make_file

VIEWS = ("former_file", "former_file_preview", "former_file_use", "former_file_delete")


@pytest.fixture
def replaced(superuser, image, edit_image):
    """A picture whose file has been replaced twice, with another credit each time."""
    CustomImage.objects.filter(pk=image.pk).update(**dict.fromkeys(FOCUS, 100))
    edit_image(superuser, image, file=make_file("pivoine.png", size=(640, 480)), author="Grace", holder="Museu")
    edit_image(superuser, image, file=make_file("íris é.webp", size=(500, 400)), author="Inês", licence="cc0-1.0")
    return image


@pytest.fixture
def first(replaced):
    return FormerFile.objects.earliest("pk")


def read(file) -> bytes:
    with file.storage.open(file.name) as opened:
        return opened.read()


def test_it_lists_them_the_newest_first_with_who_and_what_they_said(superuser, replaced):
    html = superuser.get("wagtailimages:edit", replaced.pk).content.decode()
    section = html[html.index('id="former-files"') :]
    assert section.index("pivoine.png") < section.index("dahlia.jpg")
    assert "640 × 480" in section
    assert "Photo by vultilion, CC BY 2.0" in section
    assert section.count("Replaced by") == 2
    assert re.findall(r"/former-files/(\d+)/preview/", section) == [
        str(pk) for pk in FormerFile.objects.values_list("pk", flat=True)
    ]


def test_a_picture_that_was_never_replaced_says_nothing_of_former_files(superuser, image):
    assert "former-files" not in superuser.get("wagtailimages:edit", image.pk).content.decode()


def test_the_page_takes_no_more_queries_for_more_former_files(
    superuser, replaced, django_assert_max_num_queries, django_assert_num_queries
):
    superuser.get("wagtailimages:edit", replaced.pk)
    with django_assert_max_num_queries(200) as few:
        superuser.get("wagtailimages:edit", replaced.pk)
    one = FormerFile.objects.first()
    for _n in range(12):
        one.pk = None
        one.save(force_insert=True)
    with django_assert_num_queries(len(few)):
        html = superuser.get("wagtailimages:edit", replaced.pk).content.decode()
    assert html.count("/preview/") == 10
    assert 'href="?former=2#former-files"' in html
    further = superuser.browser.get(reverse("wagtailimages:edit", args=[replaced.pk]), {"former": 2})
    assert further.content.decode().count("/preview/") == 4


def test_after_another_file_the_page_shows_the_crops_again(superuser, image, edit_image):
    response = edit_image(superuser, image, file=make_file(size=(640, 480)), next="/admin/images/?p=2")
    assert response.url == f"{reverse('wagtailimages:edit', args=[image.pk])}?next=%2Fadmin%2Fimages%2F%3Fp%3D2"
    html = superuser.browser.get(response.url).content.decode()
    assert "Check the crops" in html
    assert edit_image(superuser, image, title="Other").url == reverse("wagtailimages:index")


def test_it_is_sent_as_it_was_uploaded(superuser, first):
    response = superuser.get("former_file", first.pk)
    assert b"".join(response.streaming_content) == read(first.file)
    assert response.headers["Content-Disposition"] == 'attachment; filename="dahlia.jpg"'
    assert "no-store" in response.headers["Cache-Control"]
    preview = superuser.get("former_file_preview", first.pk)
    assert preview.content.startswith(b"\xff\xd8")
    first.refresh_from_db()
    stored = superuser.get("former_file_preview", first.pk)
    assert b"".join(stored.streaming_content) == preview.content == read(first.preview)
    assert "private" in stored.headers["Cache-Control"]


def test_used_again_it_is_back_with_its_credit_and_focal_point_and_nothing_is_lost(superuser, first, again, commit):
    image, before, content = first.image, read(first.image.file), read(first.file)
    page = superuser.get("former_file_use", first.pk).content.decode()
    assert "Grace" not in page
    assert "Inês" in page
    assert "vultilion" in page
    with commit():
        superuser.post("former_file_use", first.pk)
    image = again(image)
    assert read(image.file) == content
    assert (image.width, image.author, image.holder, image.licence) == (1200, "vultilion", "", "cc-by-2.0")
    assert [getattr(image, name) for name in FOCUS] == [100] * 4
    newest = FormerFile.objects.first()
    assert (read(newest.file), newest.said["author"], newest.name) == (before, "Inês", "iris_e.webp")
    assert FormerFile.objects.count() == 3
    assert ModelLogEntry.objects.filter(action="library.use_former_file", object_id=str(image.pk)).exists()
    html = superuser.get("wagtailimages:edit", image.pk).content.decode()
    assert html.count("It is the file that the picture has now.") == 1


def test_rights_that_have_ended_come_back_with_their_file(superuser, first, again, commit):
    FormerFile.objects.filter(pk=first.pk).update(said=first.said | {"expires_on": "2020-01-01"})
    with commit():
        superuser.post("former_file_use", first.pk)
    assert again(first.image).is_expired
    assert not default_storage.url(again(first.image).file.name).startswith("/media/original_images")


def test_on_live_pages_an_editors_wish_waits_for_the_moderators(
    hire, first, show, again, answer, only_proposal, commit
):
    show(lead_picture=first.image)
    editor, before = hire("editor", "fr"), again(first.image).file.name
    assert "moderators of their languages" in editor.get("former_file_use", first.pk).content.decode()
    with commit():
        editor.post("former_file_use", first.pk)
    assert (again(first.image).file.name, again(first.image).author) == (before, "Inês")
    answer(hire("moderator", "fr"), only_proposal())
    image = again(first.image)
    assert (image.width, image.author, image.focal_point_x) == (1200, "vultilion", 100)
    assert FormerFile.objects.count() == 3
    assert FormerFile.objects.first().replaced_by == editor.user


def test_what_cannot_be_used_again_says_so_and_changes_nothing(superuser, first, again):
    before = again(first.image).file.name
    FormerFile.objects.filter(pk=first.pk).update(said=first.said | {"author": "", "holder": ""})
    response = superuser.post("former_file_use", first.pk)
    assert response.status_code == 409
    assert "the credit needs one of them" in response.content.decode()
    FormerFile.objects.filter(pk=first.pk).update(said=first.said)
    default_storage.delete(first.file.name)
    response = superuser.post("former_file_use", first.pk)
    assert response.status_code == 409
    assert "This file is missing" in response.content.decode()
    assert again(first.image).file.name == before
    assert FormerFile.objects.count() == 2
    assert superuser.get("former_file", first.pk).status_code == 404
    assert superuser.get("former_file_preview", first.pk).status_code == 404


def test_an_administrator_deletes_it_for_good_and_the_log_says_so(superuser, first, commit, edit_image):
    edit_image(superuser, first.image, file=make_file())  # the first file once more
    edit_image(superuser, first.image, file=make_file(size=(300, 300)))
    superuser.get("former_file_preview", first.pk)
    first.refresh_from_db()
    assert FormerFile.objects.filter(file=first.file.name).count() == 2
    superuser.get("former_file_delete", first.pk)
    assert FormerFile.objects.filter(pk=first.pk).exists(), "it was only asked"
    with commit():
        superuser.post("former_file_delete", first.pk)
    assert not FormerFile.objects.filter(file=first.file.name).exists()
    assert FormerFile.objects.count() == 2
    assert not default_storage.exists(first.file.name)
    assert not default_storage.exists(first.preview.name)
    entry = ModelLogEntry.objects.get(action="library.delete_former_file")
    assert (entry.user, entry.object_id) == (superuser.user, str(first.image_id))
    assert "vultilion" not in str(entry.data)


def test_moderators_delete_none(hire, first):
    moderator = hire("moderator", "fr")
    assert "Delete permanently" not in moderator.get("wagtailimages:edit", first.image_id).content.decode()
    moderator.post("former_file_delete", first.pk)
    assert FormerFile.objects.filter(pk=first.pk).exists()


@pytest.mark.parametrize("name", VIEWS)
def test_who_may_not_change_the_picture_sees_nothing_of_it(name, client, hire, first, again):
    before = again(first.image).file.name
    translator = hire("translator", "fr")
    for response in (translator.get(name, first.pk), translator.post(name, first.pk)):
        assert response.status_code in (302, 403, 405)
        assert b"dahlia" not in getattr(response, "content", b"dahlia")
    assert client.get(reverse(name, args=[first.pk])).status_code == 302
    assert client.post(reverse(name, args=[first.pk])).status_code == 302
    assert again(first.image).file.name == before
    assert FormerFile.objects.count() == 2
    assert not Proposal.objects.exists()


def test_a_storage_without_paths_has_them_too(settings, superuser, make_image, edit_image, again, commit):
    """As a bucket is: files are opened and saved by name alone."""
    bucket = {"BACKEND": "tests.images.former_files.conftest.Bucket"}
    settings.STORAGES = settings.STORAGES | {"default": bucket}
    image = make_image()
    edit_image(superuser, image, file=make_file(size=(640, 480)))
    former = FormerFile.objects.get()
    pytest.raises(NotImplementedError, lambda: former.file.path)
    assert superuser.get("former_file_preview", former.pk).content.startswith(b"\xff\xd8")
    with commit():
        superuser.post("former_file_use", former.pk)
    assert again(image).width == 1200
    with commit():
        superuser.post("former_file_delete", former.pk)
    assert not default_storage.exists(former.file.name)
    assert FormerFile.objects.count() == 1

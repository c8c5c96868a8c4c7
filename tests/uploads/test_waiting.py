"""An uploaded file is not lost if some of its details are missing."""

import json
import re

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import UploadedFile

from cms.images.models import CustomImage
from tests.images.conftest import make_file, make_image  # noqa: F401 - fixture
from tests.newsroom.conftest import hire, newsroom, superuser  # noqa: F401 - users of the admin
from tests.scenes import scene

RIGHTS = {"author": "Ana Reis", "licence": "cc-by-4.0"}
PDF = b"%PDF-1.4 something"


def send_to_chooser(desk, kind="image", **values):
    prefix = {"image": "image-chooser-upload", "document": "document-chooser-upload"}[kind]
    name = {"image": "wagtailimages_chooser:create", "document": "wagtaildocs_chooser:create"}[kind]
    data = {f"{prefix}-{name}": value for name, value in values.items()}
    answer = desk.browser.post(reverse(name), data)
    assert answer.status_code == 200
    return json.loads(answer.content)


def upload_many(desk, *names):
    for name in names:
        desk.post("wagtailimages:add_multiple", data={"title": name, "files[]": make_file(f"{name}.jpg", (90, 60))})


def read(desk, name, *args, **query):
    answer = desk.browser.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@scene
def editor(hire):  # noqa: F811
    return hire("editor", "fr")


# --- Refused forms keep their file -----------------------------------------------------------------------------------


def test_a_missing_licence_in_the_chooser_keeps_the_file_and_names_what_is_missing_on_top(editor):
    answer = send_to_chooser(editor, title="Dahlia", author="Ana Reis", file=make_file())
    html = answer["htmlFragment"]
    kept = UploadedFile.objects.get()

    assert answer["step"] == "reshow_creation_form"
    assert not CustomImage.objects.exists()
    assert f'value="{kept.pk}"' in html
    assert re.search(r"“dahlia\w*.jpg” has been uploaded and is kept", html)
    assert html.index('data-controller="error-summary"') < html.index("<form")
    assert '<a href="#id_image-chooser-upload-licence"' in html
    # The dialog's script sends nothing while a required field is empty.
    assert " required" not in re.search(r"<input[^>]*-upload-file[^>]*>", html)[0]
    assert 'value="Ana Reis"' in html

    answer = send_to_chooser(editor, title="Dahlia", kept_file=kept.pk, **RIGHTS)
    assert answer["step"] == "chosen"
    assert CustomImage.objects.get().title == "Dahlia"
    assert (CustomImage.objects.get().width, CustomImage.objects.get().height) == (1200, 800)
    assert not UploadedFile.objects.exists()


def test_it_is_kept_once_however_often_the_form_is_refused(editor):
    send_to_chooser(editor, title="Dahlia", file=make_file())
    kept = UploadedFile.objects.get()
    for _turn in range(3):
        html = send_to_chooser(editor, title="Dahlia", kept_file=kept.pk)["htmlFragment"]

    assert UploadedFile.objects.get() == kept
    assert f'value="{kept.pk}"' in html
    send_to_chooser(editor, title="Dahlia", kept_file=kept.pk, file=make_file("other.png"))
    assert UploadedFile.objects.get().file.name.startswith("wagtail_uploads/other")


def test_another_file_of_the_same_name_takes_the_place_of_the_one_that_was_kept(editor):
    send_to_chooser(editor, title="Dahlia", file=make_file("same.jpg"))
    kept = UploadedFile.objects.get()
    name = kept.file.name.rpartition("/")[2]
    send_to_chooser(editor, title="Dahlia", kept_file=kept.pk, file=make_file(name, (90, 60)))

    send_to_chooser(editor, title="Dahlia", kept_file=UploadedFile.objects.get().pk, **RIGHTS)
    assert CustomImage.objects.get().width == 90


def test_a_damaged_file_is_not_kept(editor):
    answer = send_to_chooser(editor, title="A", file=SimpleUploadedFile("a.jpg", make_file().read()[:2000]))

    assert "is damaged" in answer["htmlFragment"]
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 40, "1e3", "٣"])
def test_what_names_no_upload_is_as_good_as_no_file(editor, key):
    answer = send_to_chooser(editor, title="A", kept_file=key, **RIGHTS)

    assert "This field is required" in answer["htmlFragment"]


def test_nobody_takes_up_the_upload_of_another(editor, hire):  # noqa: F811
    send_to_chooser(editor, title="Dahlia", file=make_file())
    other = hire("editor", "fr")
    answer = send_to_chooser(other, title="Mine", kept_file=UploadedFile.objects.get().pk, **RIGHTS)

    assert answer["step"] == "reshow_creation_form"
    assert not CustomImage.objects.exists()
    assert UploadedFile.objects.get().uploaded_by_user == editor.user


def test_an_upload_of_one_kind_is_not_taken_for_another(editor):
    send_to_chooser(editor, "document", title="", file=SimpleUploadedFile("a.pdf", PDF))
    answer = send_to_chooser(editor, title="A", kept_file=UploadedFile.objects.get().pk, **RIGHTS)

    assert answer["step"] == "reshow_creation_form"


def test_a_document_is_kept_as_well(editor):
    html = send_to_chooser(editor, "document", title="", file=SimpleUploadedFile("a.pdf", PDF))["htmlFragment"]
    kept = UploadedFile.objects.get()

    assert re.search(r"“a\w*.pdf” has been uploaded and is kept", html)
    assert send_to_chooser(editor, "document", title="Report", kept_file=kept.pk)["step"] == "chosen"
    assert Document.objects.get().file.read() == PDF
    assert not UploadedFile.objects.exists()


def test_an_image_added_alone_keeps_its_file(editor):
    editor.post("wagtailimages:add", data={"title": "Dahlia", "file": make_file()})
    kept = UploadedFile.objects.get()
    editor.post("wagtailimages:add", data={"title": "Dahlia", "kept_file": kept.pk, **RIGHTS})

    assert CustomImage.objects.get().uploaded_by_user == editor.user


def test_a_new_file_of_an_image_is_kept_and_its_page_still_shows_the_old_one(superuser, make_image):  # noqa: F811
    image = make_image()
    data = {"title": "Dahlia", "author": "", "licence": "cc-by-4.0"}
    answer = superuser.post("wagtailimages:edit", image.pk, data={**data, "file": make_file("new.png", (90, 60))})
    html = answer.content.decode()
    kept = UploadedFile.objects.get()

    assert re.search(r"“new\w*.png” has been uploaded and is kept", html)
    assert "The source image file could not be found" not in html
    superuser.post("wagtailimages:edit", image.pk, data={**data, "author": "Ana", "kept_file": kept.pk})
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (90, 60)
    assert image.file.name.endswith(".png")


# --- The list --------------------------------------------------------------------------------------------------------


def test_incomplete_files_of_a_multiple_upload_are_listed_until_they_are_completed(editor):
    upload_many(editor, "orchard", "house")
    html = read(editor, "waiting_uploads")

    assert UploadedFile.objects.count() == 2
    assert ">orchard" in html
    assert ">house" in html
    assert "Uploads waiting for their details" in read(editor, "wagtailadmin_home")
    assert "2 of your uploads" in read(editor, "wagtailimages:add_multiple")

    upload = UploadedFile.objects.get(file__contains="orchard")
    assert 'value="orchard"' in read(editor, "complete_upload", upload.pk)
    answer = editor.post("complete_upload", upload.pk, data={"title": "Garden", "alt_text_fr": "Un jardin", **RIGHTS})
    assert answer.status_code == 302
    image = CustomImage.objects.get()
    assert (image.title, image.width, image.uploaded_by_user) == ("Garden", 90, editor.user)
    assert image.get_alt_text("fr") == ("Un jardin", "fr")
    assert ">orchard" not in read(editor, "waiting_uploads")


def test_a_refused_completion_loses_nothing(editor):
    upload_many(editor, "garden")
    upload = UploadedFile.objects.get()
    answer = editor.post("complete_upload", upload.pk, data={"title": "Garden", "author": "Ana Reis"})

    assert answer.status_code == 200
    assert 'value="Ana Reis"' in answer.content.decode()
    assert "Nothing is saved yet" in answer.content.decode()
    assert UploadedFile.objects.exists()


def test_documents_wait_in_the_same_list(editor):
    send_to_chooser(editor, "document", title="", file=SimpleUploadedFile("report.pdf", PDF))
    upload = UploadedFile.objects.get()

    assert "report" in read(editor, "waiting_uploads")
    assert editor.get("preview_upload", upload.pk).status_code == 404
    editor.post("complete_upload", upload.pk, data={"title": "Report"})
    assert Document.objects.get().title == "Report"
    assert Document.objects.get().file_size == len(PDF)


def test_a_document_without_a_title_is_completed_below_the_multiple_upload(editor):
    send_to_chooser(editor, "document", title="", file=SimpleUploadedFile("report.pdf", PDF))
    upload = UploadedFile.objects.get()
    data = {f"uploaded-document-{upload.pk}-title": "Report"}
    answer = editor.post("wagtaildocs:create_multiple_from_uploaded_document", upload.pk, data=data)

    assert json.loads(answer.content)["success"]
    assert Document.objects.get().title == "Report"


def test_an_upload_is_dismissed_only_after_a_question_and_its_file_goes(editor, commit):
    upload_many(editor, "garden")
    upload = UploadedFile.objects.get()

    assert "deleted permanently" in read(editor, "dismiss_upload", upload.pk)
    assert UploadedFile.objects.exists()
    with commit():
        editor.post("dismiss_upload", upload.pk)
    assert not UploadedFile.objects.exists()
    assert not upload.file.storage.exists(upload.file.name)


@pytest.mark.parametrize("name", ["complete_upload", "dismiss_upload", "preview_upload"])
def test_another_persons_upload_is_out_of_reach(editor, hire, name):  # noqa: F811
    upload_many(editor, "garden")
    pk = UploadedFile.objects.get().pk
    for other in (hire("editor", "fr"), hire("translator", "fr")):
        assert other.get(name, pk).status_code in (302, 404)
        assert other.post(name, pk).status_code in (302, 404, 405)
        assert ">garden" not in read(other, "waiting_uploads")

    assert UploadedFile.objects.exists()


def test_a_superuser_sees_whose_uploads_wait_and_can_complete_them(editor, superuser):  # noqa: F811
    upload_many(editor, "garden")
    orphan = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(CustomImage), file=make_file("orphan.jpg", (9, 9))
    )
    html = read(superuser, "waiting_uploads")

    assert ">garden" in html
    assert "of an account that no longer exists" in html
    superuser.post("complete_upload", orphan.pk, data={"title": "Orphan", **RIGHTS})
    assert CustomImage.objects.get().title == "Orphan"
    assert ">garden" not in read(superuser, "wagtailadmin_home")


def test_the_list_is_cut_into_pages_and_costs_no_query_more_for_each(superuser):  # noqa: F811
    kind = ContentType.objects.get_for_model(CustomImage)

    def add(count):
        UploadedFile.objects.bulk_create(
            UploadedFile(for_content_type=kind, file=f"wagtail_uploads/{number}.jpg", uploaded_by_user=superuser.user)
            for number in range(count)
        )

    add(2)
    read(superuser, "waiting_uploads")
    with CaptureQueriesContext(connection) as few:
        read(superuser, "waiting_uploads")
    add(28)
    with CaptureQueriesContext(connection) as many:
        html = read(superuser, "waiting_uploads")

    assert len(many) == len(few)
    assert html.count(">Complete<") == 24
    assert read(superuser, "waiting_uploads", p="2").count(">Complete<") == 6
    assert read(superuser, "waiting_uploads", p="x")


def test_an_upload_whose_file_is_gone_or_damaged_says_so(editor):
    upload_many(editor, "garden")
    upload = UploadedFile.objects.get()
    with upload.file.storage.open(upload.file.name, "wb") as file:
        file.write(make_file().read()[:900])
    answer = editor.post("complete_upload", upload.pk, data={"title": "Garden", **RIGHTS})
    assert "is damaged" in answer.content.decode()
    assert editor.get("preview_upload", upload.pk).status_code == 404

    upload.file.storage.delete(upload.file.name)
    assert "The file of this upload no longer exists" in read(editor, "complete_upload", upload.pk)
    answer = editor.post("complete_upload", upload.pk, data={"title": "Garden", **RIGHTS})
    assert "The file of this upload no longer exists" in answer.content.decode()
    assert not CustomImage.objects.exists()


def test_a_preview_shows_what_was_uploaded(editor):
    upload_many(editor, "garden")
    answer = editor.get("preview_upload", UploadedFile.objects.get().pk)

    assert answer["Content-Type"] == "image/jpeg"
    assert "private" in answer["Cache-Control"]

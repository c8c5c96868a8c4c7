"""The pictures of a text that somebody brings go into the inbox, and the text waits for them."""

from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import GroupCollectionPermission

from cms.checklist.checking import check_text
from cms.images.models import Arrival, CustomImage
from cms.importing.admin.pictures import find_places
from cms.importing.models import PicturePlace
from magazine.models import InterviewPage
from tests.factories import ImageFactory, MagazineIndexPageFactory

from .test_admin import send

pytestmark = pytest.mark.django_db
# Made by LibreOffice; both its pictures are the same file, as a logo is that somebody puts in twice.
INTERVIEW = (Path(__file__).parent / "samples/libreoffice-interview.docx").read_bytes()
COMPLETE = {"author": "Ana Reis", "licence": "cc-by-4.0"}


@pytest.fixture
def magazine(newsroom, commit):
    with commit():
        return MagazineIndexPageFactory(parent=newsroom["pt"], title="Revista", slug="revista")


@pytest.fixture
def desk(hire):
    return hire("editor", "pt")


def bring(desk, magazine, commit) -> InterviewPage:
    address = send(desk, magazine, INTERVIEW, "entrevista.docx", kind="interviewpage").url
    preview = desk.browser.get(address)
    assert preview.context["for_inbox"] == 2
    assert not Arrival.objects.exists()  # a preview puts nothing into the inbox
    with commit():
        desk.browser.post(address, {"title": "Os fetos", "summary": "", "writer": ""})
    return InterviewPage.objects.get()


def finish(desk, commit):
    first = Arrival.objects.get(state=Arrival.State.UNFINISHED)
    desk.post("picture_inbox_values", data={"pk": first.pk} | COMPLETE)
    with commit():
        desk.post("picture_inbox_place", data={"pk": first.pk})
    return CustomImage.objects.get()


def get_draft(page) -> InterviewPage:
    return InterviewPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def list_pictures(page) -> list:
    return [block.value["image"] for block in get_draft(page).body if block.block_type == "picture"]


def open_editor(desk, page):
    return desk.browser.get(f"/admin/pages/{page.pk}/edit/", follow=True)


def test_they_wait_in_the_inbox_with_what_the_text_says_of_them(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    first, second = Arrival.objects.order_by("pk")

    assert list_pictures(page) == [None, None]
    assert (first.origin, first.user, first.state) == ("Os fetos", desk.user, Arrival.State.UNFINISHED)
    assert (first.values["alt_text_pt"], first.values["title"]) == ("Um feto", "Um feto")
    assert second.same_as == first


def test_the_inbox_leads_back_to_the_texts_that_wait(desk, hire, magazine, commit):
    page = bring(desk, magazine, commit)
    link = f'href="/admin/pages/{page.pk}/edit/"'
    for address in ("picture_inbox", "picture_inbox_news"):
        answer = desk.browser.get(reverse(address)).content.decode().replace('\\"', '"')
        assert answer.count(link) == 1, address  # one row: the other picture is the same file
    others = hire("editor", "fr")
    assert dict(find_places(others.user, [arrival.pk for arrival in Arrival.objects.all()])) == {}


def test_once_in_the_library_they_take_their_places(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    assert open_editor(desk, page).status_code == 200
    assert list_pictures(page) == [None, None]

    image = finish(desk, commit)
    answer = open_editor(desk, page)

    assert (answer.status_code, len(answer.redirect_chain)) == (200, 1)
    assert list_pictures(page) == [image, image]
    assert not PicturePlace.objects.exists()
    revisions = page.revisions.count()
    open_editor(desk, page)
    assert page.revisions.count() == revisions  # nothing more is stored


def test_the_editor_leads_to_the_inbox_while_pictures_wait(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    message = "2 pictures of this text wait in the picture inbox."
    opened = open_editor(desk, page).content.decode()
    assert message in opened
    assert "Open the picture inbox" in opened

    finish(desk, commit)
    assert message not in open_editor(desk, page).content.decode()


def test_places_that_are_gone_wait_for_nothing(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    draft = get_draft(page)
    for number in reversed([number for number, block in enumerate(draft.body) if block.block_type == "picture"]):
        del draft.body[number]
    draft.save_revision(user=desk.user)

    assert "wait in the picture inbox" not in open_editor(desk, page).content.decode()


def test_a_place_that_was_deleted_or_filled_by_hand_stays_so(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    other, image = ImageFactory(), ImageFactory()
    draft = get_draft(page)
    places = [number for number, block in enumerate(draft.body) if block.block_type == "picture"]
    draft.body[places[0]].value["image"] = other
    del draft.body[places[1]]
    draft.save_revision(user=desk.user)

    Arrival.objects.update(image=image, state=Arrival.State.DUPLICATE)
    open_editor(desk, page)

    assert list_pictures(page) == [other]


def test_a_text_without_its_pictures_is_a_draft_that_no_form_submits(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    assert list_refused(page) == ["table", "picture", "picture"]  # the table needs a caption

    finish(desk, commit)
    open_editor(desk, page)
    assert list_refused(page) == ["table"]


def list_refused(page) -> list[str]:
    """Return the types of the blocks that the form refuses that submits the text."""
    body = get_draft(page).body
    with pytest.raises(StreamBlockValidationError) as refused:
        body.stream_block.clean(body)
    return [body[number].block_type for number in refused.value.block_errors]


def test_who_may_add_no_pictures_leaves_them_out(desk, magazine, commit):
    GroupCollectionPermission.objects.filter(group__in=Group.objects.filter(user=desk.user)).delete()
    address = send(desk, magazine, INTERVIEW, "entrevista.docx", kind="interviewpage").url
    preview = desk.browser.get(address)

    assert preview.context["for_inbox"] == 0
    assert any("2" in sentence for sentence in preview.context["sentences"])
    with commit():
        desk.browser.post(address, {"title": "Os fetos", "summary": "", "writer": ""})
    assert not Arrival.objects.exists()
    assert list_pictures(InterviewPage.objects.get()) == []


def test_the_checklist_names_the_caption_that_an_imported_table_lacks(desk, magazine, commit):
    page = bring(desk, magazine, commit)
    finish(desk, commit)
    open_editor(desk, page)
    with translation.override("pt-pt"):
        results = check_text(InterviewPage.objects.get())
    said = [result.sentence for result in results if result.code == "required"]
    number = [block.block_type for block in get_draft(page).body].index("table") + 1
    assert f"Falta no bloco {number} (Tabela): Legenda." in said
    alt_text = next(result for result in results if result.code == "alt_text")
    assert not alt_text.is_required  # another line about the same body

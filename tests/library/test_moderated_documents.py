"""A document that a live page links to, and an institution that it names, are moderated like images."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page

from cms.library.models import Proposal
from home.models import Institution
from tests.factories import InstitutionFactory, PersonPageFactory


@pytest.fixture(scope="session")
def edit_document(commit):
    def edit(desk, document, name="wagtaildocs:edit", prefix="", **changes):
        data = {"title": document.title, "tags": "", "collection": document.collection_id} | changes
        with commit():
            return desk.browser.post(reverse(name, args=[document.pk]), {f"{prefix}{k}": v for k, v in data.items()})

    return edit


@pytest.fixture
def link(show, document):
    """Put the document on a live page: as a block, or as a link within a text."""

    def link(code="fr", **kwargs):
        return show(code, body=[("download", {"document": document, "title": ""})], **kwargs)

    return link


def make_pdf(data=b"%PDF-1.4 other"):
    return SimpleUploadedFile("other.pdf", data, content_type="application/pdf")


def test_an_editors_new_file_of_a_live_document_waits(
    hire, document, link, edit_document, again, only_proposal, answer
):
    link()
    edit_document(hire("editor", "fr"), document, title="Autre", file=make_pdf())
    assert again(document).title == "Guide"
    with again(document).open_file() as file:
        assert file.read() == b"guide"
    answer(hire("moderator", "pt"), only_proposal())
    assert again(document).title == "Guide"
    answer(hire("moderator", "fr"), only_proposal())
    assert again(document).title == "Autre"
    with again(document).open_file() as file:
        assert file.read() == b"%PDF-1.4 other"
    assert again(document).file_size == 14


def test_a_document_that_is_linked_within_a_text_is_live(hire, document, show, edit_document, again):
    from wagtail.rich_text import RichText

    text = RichText(f'<p><a linktype="document" id="{document.pk}">Guide</a></p>')
    show(body=[("text", text)])
    edit_document(hire("editor", "fr"), document, title="Autre")
    assert again(document).title == "Guide"


def test_a_document_of_no_live_page_is_changed_at_once(hire, document, link, edit_document, again):
    link(live=False)
    edit_document(hire("editor", "fr"), document, title="Autre", file=make_pdf())
    assert again(document).title == "Autre"
    assert not Proposal.objects.exists()


def test_the_form_after_an_upload_is_no_other_door(hire, document, link, edit_document, again):
    link()
    edit_document(
        hire("editor", "fr"), document, name="wagtaildocs:edit_multiple", prefix=f"doc-{document.pk}-", title="Autre"
    )
    assert again(document).title == "Guide"


def test_a_live_document_is_not_hidden_from_its_readers_by_a_move(hire, document, link, again, commit, answer):
    link()
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    public = Collection.get_first_root_node().add_child(name="Public")
    desk = hire("editor", "fr")
    address = reverse("wagtail_bulk_action", args=["wagtaildocs", "document", "add_to_collection"])
    with commit():
        desk.browser.post(f"{address}?id={document.pk}", {"collection": private.pk})
    assert again(document).collection_id != private.pk
    proposal = Proposal.objects.get()
    desk.browser.post(f"{address}?id={document.pk}", {"collection": public.pk})
    assert again(document).collection == public
    answer(hire("moderator", "fr"), proposal)
    assert again(document).collection == private


@pytest.fixture
def institution(newsroom):
    """An institution that a live person's page names."""
    institution = InstitutionFactory(name="Herbário do Vale", city="Coimbra", country="PT")
    page = PersonPageFactory(parent=newsroom["pt"], title="Inês", sort_name="Inês", institution=institution)
    page.save_revision().publish()
    return institution


def rename(desk, institution, commit, **changes):
    data = {"name": institution.name, "city": institution.city, "country": institution.country, "url": ""} | changes
    with commit():
        return desk.browser.post(reverse(Institution.snippet_viewset.get_url_name("edit"), args=[institution.pk]), data)


def test_an_editor_proposes_the_new_name_of_a_live_institution(hire, institution, commit, again, only_proposal, answer):
    response = rename(hire("editor", "pt"), institution, commit, name="Outro", city="Porto")
    assert response.status_code == 302
    assert str(again(institution)) == "Herbário do Vale (Coimbra)"
    answer(hire("moderator", "pt"), only_proposal())
    assert str(again(institution)) == "Outro (Porto)"


def test_a_moderator_of_its_language_renames_an_institution_at_once(hire, institution, commit, again):
    rename(hire("moderator", "fr"), institution, commit, name="Autre")
    assert again(institution).name == "Herbário do Vale"
    rename(hire("moderator", "pt"), institution, commit, name="Outro")
    assert again(institution).name == "Outro"


def test_an_institution_of_no_live_page_is_renamed_at_once(hire, institution, commit, again):
    for page in Page.objects.filter(title="Inês"):
        page.unpublish()
    rename(hire("editor", "fr"), institution, commit, name="Autre")
    assert again(institution).name == "Autre"


def test_the_forms_say_beforehand_who_decides(hire, institution, document, image, link, show):
    link()
    show("pt", lead_picture=image)
    desk = hire("editor", "fr")
    for address in (
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("wagtaildocs:edit", args=[document.pk]),
        reverse(Institution.snippet_viewset.get_url_name("edit"), args=[institution.pk]),
    ):
        assert b"The moderators of these languages must accept" in desk.browser.get(address).content

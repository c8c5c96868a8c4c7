"""Text that shows readers nothing cannot be saved where words are required: titles, names, blocks, comments."""

import pytest
from wagtail.models import Page

from cms.images.models import PictureText
from cms.pages.blocks.bodies import BodyBlock, InterviewBodyBlock
from magazine.models import Section
from search.forms import SearchForm
from tests.factories import ImageFactory, SectionFactory

from . import sections

pytestmark = pytest.mark.django_db
BLANK = ["\u200b", "\u2060\ufeff", "\u00ad", "&nbsp;", "<b></b>", "<!-- x -->", "\u0301"]


@pytest.mark.parametrize("title", BLANK, ids=repr)
def test_a_blank_title_is_refused_with_a_sentence_and_nothing_typed_is_lost(title, hire, write):
    page, editor = write("fr", title="Un texte"), hire("editor", "fr")
    answer = editor.save(page, title=title, summary="Ce que j’ai écrit.")
    said = answer.content.decode()
    assert "Readers would see nothing" in said
    assert "Ce que j’ai écrit." in said
    assert Page.objects.get(pk=page.pk).get_latest_revision_as_object().title == "Un texte"


def test_a_blank_name_of_a_section_is_refused(hire, newsroom):
    section = SectionFactory(name="Patrimoine", slug="patrimoine", locale=newsroom["fr"].locale)
    answer = sections.save(hire("editor", "fr"), section, name="\u200b")
    assert "Readers would see nothing" in answer.content.decode()
    assert Section.objects.get(pk=section.pk).name == "Patrimoine"


def list_required(block, path=()):
    """Yield the blocks with required text, each with an otherwise valid value around a text."""
    for name, child in block.child_blocks.items():
        while hasattr(child, "child_block"):  # a list, or a list of lists
            child = child.child_block
        if hasattr(child, "child_blocks"):
            yield from list_required(child, (*path, name))
        elif getattr(child, "required", False) and hasattr(child, "get_searchable_content"):
            yield ".".join((*path, name)), child


REQUIRED = {
    name: block
    for name, block in list_required(InterviewBodyBlock())
    if type(block).__name__
    in ("HeadingBlock", "TextBlock", "CharBlock", "PlainTextBlock", "LinesBlock", "RichTextBlock")
}


def test_the_required_blocks_of_text_are_known():
    assert {"heading", "text", "quote.text", "question_answer.question", "question_answer.answer"} <= REQUIRED.keys()
    assert BodyBlock


@pytest.mark.parametrize("words", ["\u200b", "<p>\u200b</p>", "<p><b>&nbsp;</b></p>", "<p><br/></p>"], ids=repr)
@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_block_of_text_is_not_left_blank(name, words):
    from django.core.exceptions import ValidationError

    block = REQUIRED[name]
    with pytest.raises(ValidationError):
        block.clean(block.normalize(words))
    sound = block.normalize("<p>Des mots.</p>")
    assert block.clean(sound) == sound


def test_a_blank_alt_text_is_none():
    image = ImageFactory()
    image.stage_texts("fr", text="\u200b", title="&nbsp;")
    image.save()
    assert not PictureText.objects.filter(picture=image).exists()


def test_a_search_for_nothing_visible_is_none():
    assert SearchForm({"q": "\u200b"}).query == ""
    assert SearchForm({"q": "\u200b"}).typed == ""


def test_changes_are_not_asked_for_with_a_blank_comment(hire, write):
    page = write("fr", title="Un texte")
    hire("editor", "fr").submit(page)
    hire("moderator", "fr").ask_for_changes(page, "\u200b")
    assert Page.objects.get(pk=page.pk).workflow_in_progress

"""The blocks of bodies: each is described in the chooser, and none loads anything from a third party."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock

from cms.pages.blocks.bodies import InterviewBodyBlock
from cms.pages.blocks.linked import EmbedBlock
from cms.pages.embeds import find_player
from tests.samples import Samples
from tests.scenes import scene

BLOCKS = InterviewBodyBlock().child_blocks


@scene
def samples(roots):
    return Samples(roots["pt"])


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_a_description_a_label_and_an_icon(name):
    block = BLOCKS[name]
    assert str(block.get_description())
    assert str(block.label)
    assert block.meta.icon


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_a_preview(samples, name):
    block = BLOCKS[name]
    assert block.is_previewable
    html = block.render(block.get_preview_value(), context=block.get_preview_context(block.get_preview_value()))
    assert html.strip()


@pytest.mark.django_db
@pytest.mark.parametrize("name", BLOCKS)
def test_a_preview_in_an_empty_library_breaks_nothing(name):
    block = BLOCKS[name]
    block.render(block.get_preview_value(), context=block.get_preview_context(block.get_preview_value()))


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("https://vimeo.com/1084537", "https://player.vimeo.com/video/1084537?dnt=1"),
    ],
)
def test_a_players_address_is_made_from_the_videos(address, player):
    assert find_player(address).url == player


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/watch?v=dQw4w9WgXcQ", "https://vimeo.com.evil.example/1", "javascript:alert(1)", "", None],
)
def test_other_addresses_have_no_player(address):
    assert find_player(address) is None


def test_an_address_of_another_provider_is_refused_with_a_clear_error():
    block = EmbedBlock()
    value = block.to_python({"url": "https://example.org/video", "title": "Film"})
    with pytest.raises(ValidationError) as error:
        block.clean(value)
    assert "YouTube" in str(error.value.as_json_data())


def test_block_definitions_stay_out_of_migrations():
    from magazine.models import ArticlePage

    _name, path, args, kwargs = ArticlePage._meta.get_field("body").deconstruct()
    assert args == [[]]
    assert "block_lookup" not in kwargs
    assert path == "cms.core.fields.StreamField"
    assert isinstance(ArticlePage._meta.get_field("body").stream_block, StreamBlock)


@pytest.mark.django_db
def test_a_document_is_previewed_before_the_library_has_one():
    block = BLOCKS["download"]
    value = block.get_preview_value()
    assert "PDF" in block.render(value, context=block.get_preview_context(value))

"""Combining the bodies of two languages: what is paired, and what is shown once."""

from bs4 import BeautifulSoup

from cms.side_by_side.pairing import pair_html

EMBED = (
    '<div class="block-embed"><a class="embed-link" href="https://vimeo.com/{0}" data-title="{1}"><svg></svg>'
    '<span class="embed-title">{1}</span><span class="embed-note">Note</span></a></div>'
)
DOWNLOAD = (
    '<p class="block-download"><a href="/documents/{0}/"><span class="download-title">{1}</span>'
    '<span class="meta">PDF</span></a></p>'
)

AUDIO = (
    '<section class="block-audio" aria-labelledby="audio-1"><h2 id="audio-1">{1}</h2><p class="meta">0:12</p>'
    '<audio src="/{0}.mp3"></audio><ol class="audio-chapters"><li>{1}</li></ol>'
    '<p class="audio-download"><a href="/{0}.mp3">MP3</a></p></section>'
)
MAP = (
    '<section class="block-map" aria-labelledby="map-1"><h2 id="map-1">{1}</h2><svg><circle r="{0}"></circle></svg>'
    "<ol><li><h3>{1}</h3></li></ol></section>"
)


def pair(own: str, other: str) -> BeautifulSoup:
    return BeautifulSoup(pair_html(own, other, ("fr", "en")), "html.parser")


def read_cells(paired) -> list[tuple[str, str]]:
    return [(cell["lang"], cell.get_text()) for cell in paired.select(".pair > div")]


def test_text_with_other_paragraphs_stands_beside_the_other_as_a_whole():
    paired = pair('<div class="prose"><p>Un</p><p>Deux</p></div>', '<div class="prose"><p>One and two</p></div>')
    assert read_cells(paired) == [("fr", "UnDeux"), ("en", "One and two")]


def test_an_anchor_is_there_once():
    heading = '<h2 class="block-heading" id="instagram">Instagram</h2>'
    assert len(pair(heading, heading).select("[id]")) == 1


def test_a_film_and_a_download_are_shown_once_with_both_titles():
    for html, title in ((EMBED, ".embed-title"), (DOWNLOAD, ".download-title")):
        paired = pair(html.format(1, "Un titre"), html.format(1, "A title"))
        assert [(tag["lang"], tag.text) for tag in paired.select(title)] == [("fr", "Un titre"), ("en", "A title")]
        assert len(paired.select("a")) == 1
        assert len(paired.select(".meta, .embed-note")) == 1


def test_a_film_or_file_that_a_translator_replaced_stands_beside_the_original():
    for html in (EMBED, DOWNLOAD):
        paired = pair(html.format(1, "Un titre"), html.format(2, "A title"))
        assert len(paired.select(".pair > div > [class^=block-] a")) == 2


def test_a_recording_and_a_map_are_shown_once_between_the_words_of_both():
    for html, shown in ((AUDIO, "audio, .audio-download a, .meta"), (MAP, "svg")):
        paired = pair(html.format(1, "Un titre"), html.format(1, "A title"))
        assert len(paired.select("section")) == 1
        assert len(paired.select(shown)) == len(shown.split(","))
        assert read_cells(paired) == [("fr", "Un titre"), ("en", "A title")] * 2
        assert not paired.select("ol > :not(li)")


def test_another_recording_or_map_of_a_translation_stands_beside_the_original():
    for html in (AUDIO, MAP):
        paired = pair(html.format(1, "Un titre"), html.format(2, "A title"))
        assert len(paired.select(".pair > div > section")) == 2


def test_a_caption_that_one_language_lacks_is_left_where_it_is():
    figure = '<figure class="figure"><picture></picture><figcaption>{}</figcaption></figure>'
    caption = '<span class="caption">Une légende</span> <span class="credit">Photo</span>'
    paired = pair(figure.format(caption), figure.format('<span class="credit">Photo</span>'))
    assert paired.select_one("figure > figcaption").get_text() == "Une légende Photo"
    assert not paired.select(".pair")


def test_bodies_whose_blocks_differ_are_not_paired():
    assert pair_html('<div class="prose"></div>', '<div class="block-picture"></div>', ("fr", "en")) is None


def test_broken_bodies_are_not_paired():
    for broken in ("<p>Un", "<p>Un</div>", "<p>Un</p></p>"):
        assert pair_html(broken, broken, ("fr", "en")) is None


def test_what_only_looks_like_a_tag_stays_as_it_is():
    own = '<p title="1 > 0">Un <b>&lt;p id="x"&gt;</b> id="y"<br>deux</p><svg><path d="M0"/></svg>'
    other = '<p id="p" title="1 > 0">One <b>&lt;p id="x"&gt;</b> id="y"<br>two</p><svg><path d="M0"/></svg>'
    assert pair_html(own, other, ("fr", "en")) == (
        '<div class="pair"><div lang="fr"><p title="1 > 0">Un <b>&lt;p id="x"&gt;</b> id="y"<br>deux</p></div>'
        '<div lang="en"><p title="1 > 0">One <b>&lt;p id="x"&gt;</b> id="y"<br>two</p></div></div>'
        '<svg><path d="M0"/></svg>'
    )


def test_a_script_is_one_element_whatever_it_contains():
    script = '<script>a("</p><b>")</script>'
    film = f'<div class="block-embed"><a class="embed-link" href="/1"><span>{{}}</span></a>{script}</div>'
    paired = pair(film.format("Un"), film.format("One"))
    assert [span.text for span in paired.select("span")] == ["Un", "One"]
    assert paired.script.string == 'a("</p><b>")'

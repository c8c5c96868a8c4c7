"""The tags of a segment come back from a file as they were, whatever they are."""

import pytest

from cms.translation.exchange.documents import Document, Entry, Note, make_key
from cms.translation.exchange.formats.xliff import read, write_xliff
from cms.translation.exchange.inline import canonical, join_html, split_html
from tests.translation.exchange.validating import get_xliff_schema, list_faults

SEGMENTS = {
    "plain": "Un texte",
    "entities": "R&amp;D &lt;b&gt; &quot;x&quot; &eacute; &nbsp;fin",
    "bold": "Un <b>gras</b> texte",
    "nested": 'Un <b>gras <i>et <a id="a1">lien</a></i></b>, <b>encore</b>',
    "line breaks": "Un<br/>deux<br>trois",
    "same tags": "<b>a</b><b>b</b><i></i>",
    "comment": "a<!-- x --> b",
    "broken": "a <b>b <i>c</b> d</i> e</a>",
    "not a tag": "3 < 4 > 2, a <3",
    "spaces": "  deux  espaces\n\tet\u00a0insécables\u202f! ",
    "line ends": "a\r\nb\rc",
    "control characters": "bell \x07, escape \x1b",
    "what looks like XML": "&lt;source&gt; ]]&gt; &amp;amp; &amp;#65;",
    "far planes": "👩‍🎨 𝔐𝔲𝔰𝔢𝔲𝔪",
    "braces": "{1} {/1} {{2/}} {name}",
}


@pytest.mark.parametrize("name", SEGMENTS)
def test_splitting_and_joining_changes_nothing_but_entities(name):
    words = SEGMENTS[name]
    assert join_html(split_html(words)) == canonical(words)
    assert canonical(canonical(words)) == canonical(words)


@pytest.mark.parametrize("name", SEGMENTS)
@pytest.mark.parametrize("other", ["plain", "nested", "broken"])
def test_xliff_gives_back_what_was_written(name, other):
    entry = Entry(
        SEGMENTS[name], SEGMENTS[other], make_key("body", SEGMENTS[name]), "body", "translated", label="Corps"
    )
    entry.notes.append(Note("comment", "Attention\x07 ici"))
    document = Document("5b1c0f1e-0c5e-4f39-9a55-0b5f2f6d1a11", "fr", "pt", [entry], title="Un & <texte>")
    content = write_xliff(document)
    assert list_faults(get_xliff_schema(), content) == []
    (found,) = read(content)
    assert (found.translation, found.source_language, found.language) == (document.translation, "fr", "pt")
    (again,) = found.entries
    assert (again.key, again.path, again.state, again.flag) == (entry.key, "body", "translated", "")
    assert again.source == canonical(entry.source)
    assert again.words == canonical(entry.words)


def test_the_tags_of_a_translation_have_the_numbers_of_those_of_the_original():
    source = 'Un <b>gras</b> et un <a id="a1">lien</a>, <a id="a2">deux</a>'
    words = '<a id="a2">Dois</a>, <a id="a1">um</a> e <b>negrito</b>, <i>mais</i>'
    numbers = {part.html: part.number for part in split_html(source) if hasattr(part, "html")}
    theirs = {part.html: part.number for part in split_html(words, like=source) if hasattr(part, "html")}
    assert {html: theirs[html] for html in ("<b>", '<a id="a1">', '<a id="a2">')} == {
        html: numbers[html] for html in ("<b>", '<a id="a1">', '<a id="a2">')
    }
    assert theirs["<i>"] not in numbers.values()


UNIT = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="pt"><file id="f">
<unit id="00000000-000000000000" name="body"><originalData><data id="d1">&lt;b&gt;</data>
<data id="d2">&lt;/b&gt;</data></originalData>%s</unit>
</file></xliff>"""
AS_PROGRAMS_WRITE = {
    "two segments": (
        "<segment state='final'><source>Un. </source><target>Um. </target></segment>"
        "<segment state='translated'><source>Deux.</source><target>Dois.</target></segment>",
        ("Um. Dois.", "translated", ""),
    ),
    "space between segments": (
        "<segment state='final'><source>Un.</source><target>Um.</target></segment>"
        "<ignorable><source> </source></ignorable>"
        "<segment state='final'><source>Deux.</source><target>Dois.</target></segment>",
        ("Um. Dois.", "final", ""),
    ),
    "another order": (
        "<segment state='final'><source>Un. </source><target order='2'>Um.</target></segment>"
        "<segment state='final'><source>Deux.</source><target order='1'>Dois. </target></segment>",
        ("Dois. Um.", "final", ""),
    ),
    "one segment is open": (
        "<segment><source>Un. </source><target>Um. </target></segment><segment><source>Deux.</source></segment>",
        ("", "initial", ""),
    ),
    "the tags of a pair apart": (
        "<segment><source>Un <pc id='1' dataRefStart='d1' dataRefEnd='d2'>deux</pc></source>"
        "<target>Um <sc id='1' dataRef='d1'/>dois<ec startRef='1' dataRef='d2'/></target></segment>",
        ("Um <b>dois</b>", "initial", ""),
    ),
    "tags without their references": (
        "<segment><source>Un <pc id='1' dataRefStart='d1' dataRefEnd='d2'>deux</pc></source>"
        "<target>Um <pc id='1'>dois</pc></target></segment>",
        ("Um <b>dois</b>", "initial", ""),
    ),
    "tags of nothing": (
        "<segment><source>Un</source><target>Um <ph id='9'/></target></segment>",
        ("Um ", "initial", "tags"),
    ),
    "annotations": (
        "<segment><source>Un</source><target><mrk id='m1' type='term'>Um</mrk></target></segment>",
        ("Um", "initial", ""),
    ),
    "an odd state": (
        "<segment state='signed-off'><source>Un</source><target>Um</target></segment>",
        ("Um", "initial", ""),
    ),
}


@pytest.mark.parametrize("name", AS_PROGRAMS_WRITE)
def test_what_other_programs_make_of_a_unit_is_read(name):
    inner, expected = AS_PROGRAMS_WRITE[name]
    (document,) = read((UNIT % inner).encode())
    (entry,) = document.entries
    assert (entry.words, entry.state, entry.flag) == expected

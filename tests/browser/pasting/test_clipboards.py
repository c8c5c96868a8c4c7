"""Which clipboards the server reads, and which are left to the editor."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WORD = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><p class=MsoNormal>Un</p></html>"
GOOGLE = "<b style='font-weight:normal' id='docs-internal-guid-1'><p><span>Un</span></p></b>"
LIBRE = "<html><head><meta name='generator' content='LibreOffice 7.4 (Linux)'></head><body><p>Un</p></body></html>"
PAGES = "<html><head><meta name='Generator' content='Cocoa HTML Writer'></head><body><p class='p1'>Un</p></body></html>"
CODE = "<div style='font-family: monospace; white-space: pre'><div><span>## Un</span></div></div>"
CLIPBOARDS = [
    ("html", WORD, "Un"),
    ("html", GOOGLE, "Un"),
    ("html", LIBRE, "Un"),
    ("html", PAGES, "Un"),
    ("html", "<h2>Un</h2><p>Deux</p>", "Un\n\nDeux"),
    ("html", "<p>XX<sup>e</sup></p>", "XXe"),
    ("html", "<p>10&nbsp;h</p>", "10 h"),
    ("html", "<p role='heading' aria-level='2'>Un</p>", "Un"),
    ("html", "<p style='white-space: pre-wrap'>Un\nDeux</p>", "Un\nDeux"),
    ("", "<p style='white-space: pre-wrap'>Un</p>\n<p>Deux</p>", "Un\n\nDeux"),
    ("html", "<span>Un</span><span style='display: block'></span><span>Deux</span>", "Un\n\nDeux"),
    ("html", "<p>Un <code>deux</code></p>", "Un deux"),
    ("html", "<p>Un <abbr title='Deux'>D</abbr></p>", "Un D"),
    ("html", "<ol start='3'><li>Un</li></ol>", "Un"),
    ("html", "<p>Un <s>deux</s></p>", "Un deux"),
    ("html", "<p>Un</p><p>https://vimeo.com/1084537</p>", "Un\n\nhttps://vimeo.com/1084537"),
    ("", "<p>https://vimeo.com/1084537</p>", "https://vimeo.com/1084537"),
    ("html", "<p>Un</p><img src='data:image/png;base64,AAAA'>", "Un"),
    ("", "<p>Un <b>deux</b> <a href='https://example.org/'>trois</a></p><ul><li>quatre</li></ul>", "Un deux trois"),
    ("", "<div data-editor='abc'><h2>Un</h2></div>", "Un"),
    ("", "", "Un\n\nDeux"),
    ("", "", "- Bonjour.\n- Bonsoir.\n"),
    ("", "", "#MuseumWeek commence demain\n\nÀ demain"),
    ("", "", "# 12 rue des Lilas"),
    ("", "", "Un 2*3*4 et un nom_de_fichier [sic] (voir plus bas)"),
    ("text", "", "# Un titre\n\nUn texte."),
    ("text", "", "Un texte.\n\n## Un titre\n\nUn autre."),
    ("text", "", "Voir [le site](https://example.org/)."),
    ("text", "", "Un mot[^1].\n\n[^1]: Une note."),
    ("text", "", "| a | b |\n|---|:-:|\n| 1 | 2 |"),
    ("text", "", "- un\n- deux\n\nEt **trois**."),
    ("text", CODE, "## Un\n\nDeux"),
]


def test_the_server_reads_only_what_the_editor_would_lose(editor):
    read = """([html, text]) => {
      const data = new DataTransfer();
      if (html) data.setData('text/html', html);
      data.setData('text/plain', text);
      const read = window.museumweekPasting.readClipboard(data, false);
      return read && !/base64/.test(read.html) ? (read.html ? 'html' : 'text') : '';
    }"""
    wrong = [(who, html, text) for who, html, text in CLIPBOARDS if editor.evaluate(read, [html, text]) != who]
    assert wrong == []

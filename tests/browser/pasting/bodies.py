"""What is pasted into a body, and what the body is afterwards."""

import re
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "importing" / "pasting" / "samples"
NOTE = "7d9f4a70-31a5-4f6b-9a53-0f6a1ac9e001"
TEXT = f'<p>Un texte avec des <a linktype="footnote" id="{NOTE}">mots</a> et une fin.</p>'
# As Word and browsers put it on the clipboard.
DOCUMENT = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>
<h2>Le XX<sup>e</sup> siècle</h2><p class=MsoNormal>Une phrase, <b>en gras</b>.</p>
<table><tr><td>Année</td><td>Feuilles</td></tr><tr><td>2024</td><td>212</td></tr></table>
<p class=MsoNormal>La fin.</p></body></html>"""
WORDS = "<p class=MsoNormal>XX<sup>e</sup>\u00a0siècle</p>"
NOTED = DOCUMENT.replace(
    "La fin.",
    "La fin<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>"
    "<sup>[1]</sup></span></a>.",
).replace(
    "</body>",
    "<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>"
    "<a style='mso-footnote-id:ftn1' href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> Une autre note.</p>"
    "</div></div></body>",
)
# What the keyboard does, with a clipboard of our own.
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData('text/html', html);
  data.setData('text/plain', text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  (document.activeElement || document.body).dispatchEvent(event);
}"""
READ_BODY = """const readBody = () => {
  const [body] = [...window.museumweekBodies].filter((each) => each.element.isConnected);
  const say = (value) => value?.getCurrentContent
    ? window.DraftJS.convertToRaw(value.getCurrentContent()).blocks.map((block) => block.text).join('\\n')
    : Array.isArray(value) ? value.map((each) => say(each.value ?? each))
    : value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, say(each)])) : value;
  return body.getState().map(({ type, id, value }) => [type, id, say(value)]);
};"""


def read_body(window) -> list:
    """Return the body as the editor would send it now: type, id and words of each block."""
    return window.evaluate(f"() => {{ {READ_BODY} return readBody(); }}")


def list_types(window) -> list[str]:
    return [kind for kind, _id, _words in read_body(window)]


def click_before(window, words: str):
    """Put the cursor before some words of the first text."""
    window.locator("[data-contentpath=text] .public-DraftEditor-content").click()
    window.keyboard.press("Control+Home")
    for _letter in range("Un texte avec des mots et une fin.".index(words)):
        window.keyboard.press("ArrowRight")


def paste(window, html: str, text: str = "") -> None:
    window.evaluate(PASTE, [html, text or re.sub(r"<[^>]+>", "", html)])


def get_line(window):
    return window.locator(".paste-line [role=status]")


def undo_button(window):
    return window.locator(".paste-line .button")


def strip_words(body: list) -> list:
    """The server stores no space at the beginning of a paragraph."""
    return [(kind, block, words.strip() if isinstance(words, str) else words) for kind, block, words in body]

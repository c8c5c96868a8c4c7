"""What the stylesheets of office programs say of words."""

from .test_markup import INTERVIEW, make_body

WORD_STYLES = """<style>
<!--
 /* Font Definitions */
 @font-face
\t{font-family:Calibri;}
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal
\t{margin:0cm;}
p.Question, li.Question
\t{mso-style-name:Question;
\tfont-weight:bold;}
span.Titre
\t{font-style:italic;}
-->
</style>"""


def test_the_styles_of_a_word_document_are_read():
    html = (
        f"<html><head>{WORD_STYLES}</head><body><p class=Question>Pourquoi ?</p><p class=MsoNormal>Un geste.</p>"
        "<p class=Question>Et après ?</p><p class=MsoNormal>Voir <span class=Titre>Flora</span>.</p></body></html>"
    )

    assert make_body(html, INTERVIEW) == [
        ("question_answer", {"question": "Pourquoi ?", "answer": "<p>Un geste.</p>"}),
        ("question_answer", {"question": "Et après ?", "answer": "<p>Voir <i>Flora</i>.</p>"}),
    ]


def test_the_bold_cells_of_excel_are_heads():
    html = (
        "<style>\n<!--td\n\t{font-weight:400;}\n.xl65\n\t{font-weight:700;}\n-->\n</style><table><tr><td>a<td>b</tr>"
        "<tr><td class=xl65>c<td>d</tr><tr><td class=xl65>e<td>f</tr></table>"
    )

    ((_kind, table),) = make_body(html)

    assert table["head"] == "column"

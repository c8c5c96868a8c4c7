"""Demonstration texts are files that writers edit: mistakes are reported with file and line."""

import pytest

from cms.demo.content import (
    QA,
    Advice,
    Audio,
    Figures,
    Gallery,
    Heading,
    Image,
    Map,
    Quote,
    Related,
    Table,
    Text,
    Timeline,
    Verse,
)
from cms.demo.texts import load_text, load_texts
from cms.demo.words import TextError

ORIGINAL = "---\ntitle: Un titre\nall_languages:\n  date: 2026-05-05\n---\n\nUn paragraphe.\n"
TRANSLATION = "---\ntitle: A title\n---\n\nA paragraph.\n"


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return write


def read_body(write, body):
    folder = write("a.fr.md", f"---\ntitle: T\nall_languages:\n---\n\n{body}\n")
    return load_text(folder, "a", "body")["texts"]["fr"]["body"]


def test_a_text_has_what_all_languages_share_and_each_languages_words(write):
    write("02-second.fr.md", ORIGINAL)
    write("01-first.en.md", TRANSLATION)
    folder = write("01-first.fr.md", ORIGINAL)

    first, second = load_texts(folder, "body")

    assert (first["key"], first["original"], first["date"]) == ("first", "fr", "2026-05-05")
    assert list(first["texts"]) == ["fr", "en"]
    assert first["texts"]["en"] == {"title": "A title", "body": (Text("A paragraph."),)}
    assert list(second["texts"]) == ["fr"]  # a text may lack a language


def test_each_kind_of_block_is_read(write):
    assert read_body(
        write,
        "Un *mot* et un **autre**.\nSuite.\n\nDeux : « vrai » & <faux>.\n\n---\n\nUn autre texte, #NatureMW.\n\n"
        "## Titre\n\n### Question ?\n\nRéponse.\n\nEncore.\n\n> Une phrase.\n>\n> — Owen Hart\n\n"
        "![Légende « dite »](work-fern-study)\n\n![Une](photo-china)\n![Deux](photo-coins)\n\n"
        "::: advice Conseils\n\n- un\n- deux\n\n:::\n\n"
        "::: table Prêts\n\n| | Feuilles |\n| --- | --- |\n| **2024** | 212 |\n\nLe registre\n\n:::\n\n::: story\nno-back-door\n:::",
    ) == (
        Text("Un <i>mot</i> et un <b>autre</b>. Suite.", "Deux : « vrai » &amp; &lt;faux&gt;."),
        Text("Un autre texte, #NatureMW."),
        Heading("Titre"),
        QA("Question ?", "Réponse.", "Encore."),
        Quote("Une phrase.", "Owen Hart"),
        Image("work-fern-study", "Légende « dite »"),
        Gallery(Image("photo-china", "Une"), Image("photo-coins", "Deux")),
        Advice("Conseils", "un", "deux"),
        Table("Prêts", "both", (("", "Feuilles"), ("2024", "212")), "Le registre"),
        Related("no-back-door"),
    )


def test_lists_of_facts_and_verse_are_read(write):
    assert read_body(
        write,
        "Un m^2^ de CO~2~.\n\n"
        "::: figures En chiffres\n\n- **12 %** de pluie\n- **3** chats\n\nLe registre\n\n:::\n\n"
        "::: timeline Les dates\n\n- **1874** Une fougère\n\n  Du vallon.\n\n- **2025** Un tiroir\n\n:::\n\n"
        "::: map Les villes\n\n- **Lisboa** 38.7, -9.1\n\n  Au *sud*.\n\n:::\n\n"
        "::: audio archive-hum Le bruit\n\n- **0:00** L’air\n\nPersonne ne parle.\n\n:::\n\n"
        "::: verse Anonyme\nUn vers,\ndeux vers.\n\nUn autre.\n:::",
    ) == (
        Text("Un m<sup>2</sup> de CO<sub>2</sub>."),
        Figures("En chiffres", (("12 %", "de pluie"), ("3", "chats")), "Le registre"),
        Timeline("Les dates", (("1874", "Une fougère", "Du vallon."), ("2025", "Un tiroir", ""))),
        Map("Les villes", (("Lisboa", "38.7, -9.1", "Au <i>sud</i>."),)),
        Audio("archive-hum", "Le bruit", (("0:00", "L’air"),), ("Personne ne parle.",)),
        Verse("Un vers,\ndeux vers.\n\nUn autre.", "Anonyme"),
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(write):
    folder = write("a.fr.md", ORIGINAL)
    expected = load_text(folder, "a", "body")

    write("a.fr.md", b"\xef\xbb\xbf" + ORIGINAL.replace("\n", "\r\n").encode())

    assert load_text(folder, "a", "body") == expected


def test_typographic_characters_stay_as_they_are_typed(write):
    words = "« L’été\u202f?\u00a0» — 20\u202f%… “dit-elle” ‘oui’"

    assert read_body(write, words) == (Text(words),)


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("a.fr.md", "Sans rien.\n", 1, "begins with ---"),
        ("a.fr.md", "---\ntitle: Un : deux\nall_languages:\n---\n", 2, "quotes"),
        ("a.fr.md", "---\ntitle: Non\nslug: no\nall_languages:\n---\n", 3, "“slug” is not a text"),
        ("a.fr.md", "---\n- un\n---\n", 2, "name: words"),
        ("a.fr.md", "---\ntitle: \xe9t\xe9\n---\n".encode("latin-1"), 1, "UTF-8"),
        ("a.fr.md", "---\ntitle: T\n---\n", 1, "original"),
        ("a.fr.md", ORIGINAL + "\n![x](photo-nothing)\n", 9, "photo-nothing"),
        ("a.fr.md", ORIGINAL.replace("date: 2026-05-05", "picture: photo-nothing"), 4, "photo-nothing"),
        ("a.fr.md", ORIGINAL + "\n# Un titre\n", 9, "##"),
        ("a.fr.md", ORIGINAL + "\n::: advice Titre\n\n- un\n", 9, ":::"),
        ("a.fr.md", ORIGINAL + "\n::: unknown\nx\n:::\n", 9, "advice"),
        ("a.fr.md", ORIGINAL + "\n- une liste\n", 9, "list"),
        ("a.fr.md", ORIGINAL + "\n::: figures Titre\n\n- douze chats\n\n:::\n", 9, "bold words"),
        ("a.fr.md", ORIGINAL + "\n::: map Titre\n\n- **Lisboa** 1, 2\n\nUne source\n\n:::\n", 9, "no source"),
        ("a.fr.md", ORIGINAL + "\n::: audio rien Titre\n\n- **0:00** a\n\nb\n\n:::\n", 9, "archive-hum"),
        ("a.fr.md", ORIGINAL + "\n::: verse\n:::\n", 9, "no lines"),
        ("a.fr.md", ORIGINAL + "\n### Question ?\n\n## Titre\n", 9, "no answer"),
        ("a.fr.md", ORIGINAL + "\n> un\n>\n> deux\n", 9, "quote"),
        ("a.en.md", TRANSLATION.replace("title: A title", "name: A title"), 2, "lack “title”"),
        ("a.en.md", TRANSLATION.replace("---\n\n", "more: words\n---\n\n"), 3, "“more” is not a field"),
        ("a.en.md", TRANSLATION.replace("A paragraph.", "One.\n\nTwo."), 5, "text of 1"),
        ("a.en.md", TRANSLATION + "\n## More\n", 7, "1 blocks, not 2"),
        ("a.xx.md", TRANSLATION, 1, "language"),
    ],
)
def test_an_error_is_said_with_file_and_line(write, name, text, line, says):
    write("a.fr.md", ORIGINAL)
    folder = write(name, text)

    with pytest.raises(TextError) as error:
        load_texts(folder, "body")

    assert f"{name}:{line}: " in str(error.value)
    assert says in str(error.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TextError, match=r"index.*no such file"):
        load_text(tmp_path, "index")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("no-back-door", "no-such-door", "story"),
        ("kind: interview", "kind: podcasts", "kind of story"),
        ("- owen-hart", "- nobody-here", "person"),
    ],
)
def test_a_story_that_names_what_is_not_there_is_refused(tmp_path, old, new, what):
    import shutil

    from magazine.demo.texts import CONTENT, load_stories

    shutil.copytree(CONTENT / "stories", tmp_path / "stories")
    path = tmp_path / "stories" / "archive-hums.en.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    name = new.split()[-1]
    with pytest.raises(TextError, match=rf"archive-hums\.en\.md:\d+: There is no {what} “{name}”"):
        load_stories(tmp_path / "stories")

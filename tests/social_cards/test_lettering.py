"""A title in any script is drawn on the card with its letters in order, the same in each process."""

import io
import os
import subprocess
import sys

import pytest
from PIL import Image

from cms.social_cards.content import CardContent
from cms.social_cards.drawing import draw_card
from cms.social_cards.lettering import FONTS, get_face
from cms.social_cards.lines import set_title, to_capitals
from cms.social_cards.scripts import arrange, join_letters, runs_from_right

pytestmark = pytest.mark.once  # no database has a part in it

FACES = ["fraunces", "instrument-sans-semibold", "instrument-sans-medium"]


@pytest.mark.parametrize("name", FACES)
@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("ﬁn eﬃcace, aﬄux, ﬂeur", "fin efficace, afflux, fleur"),
        ("№ 5", "№ 5"),
        ("½ ¾", "½ ¾"),
        ("Bắc", "Bắc"),
        ("Ἀθῆναι, Ναύπλιο", "Ἀθῆναι, Ναύπλιο"),
        ("№ ℃ ① Ⅻ ㎞", "№ °C 1 XII km"),
        ("ǆ ŉ ĳ", "ǆ ŉ ĳ"),
        ("e\u0301te\u0302", "étê"),
        ("x\u0302y", "xy"),  # no typeface has it, nor a place for the mark
        ("Co\u2011op, 5\u20448", "Co-op, 5/8"),
        ("La fête 🎉 commence", "La fête  commence"),
        ("שָׁלוֹם", "שלום"),
        ("مُتْحَف", "متحف"),
    ],
)
def test_letters_keep_their_order_and_what_no_font_has_is_taken_apart(name, written, drawn):
    # Fraunces has the fraction slash, the others do not.
    assert get_face(name).keep_known(written).replace("\u2044", "/") == drawn


PROGRAM = """
import hashlib
from PIL import Image
from cms.social_cards.lettering import get_face

for name in ("fraunces", "instrument-sans-semibold"):
    face, card = get_face(name), Image.new("RGB", (1600, 120))
    text = face.keep_known("ﬁ ﬃ ﬄ № ½ ⅔ ắ ǖ Ἀθῆναι ΐ ㎞ ⅷ Ǆ ﷺ")
    face.draw(card, (10, 80), text, 48, "white", -0.02)
    print(text, hashlib.sha256(card.tobytes()).hexdigest())
"""


def test_each_process_draws_the_same():
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("0", "1", "2", "3", "77")
    }

    assert len(outputs) == 1


TITLES = {
    "Greek": "Το μουσείο της Ακρόπολης",
    "Cyrillic": "Музей изобразительных искусств",
    "Ukrainian": "Її ґанок, є їжак",
    "Arabic": "المتحف الوطني للفنون",
    "Persian": "موزه ملی ایران، گچ پژ",
    "Hebrew": "לילה במוזיאון",
    "Chinese": "国立博物馆之夜",
    "traditional Chinese": "國立故宮博物院",
    "Japanese": "東京国立博物館のコレクション",
    "Korean": "국립중앙박물관의 밤",
    "Vietnamese": "Đêm bảo tàng ở Bắc Ninh",
}


def draw(title, kicker=""):
    content = CardContent(title, kicker, "fr", "magazine", 0, None)
    return Image.open(io.BytesIO(draw_card(content, None)))


def measure_ink(card):
    """Return the share of the title's place that has ink."""
    place = card.convert("L").crop((60, 100, 760, 500))
    return sum(place.point(lambda value: 255 if value > 200 else 0).histogram()[200:]) / (place.width * place.height)


@pytest.mark.parametrize("script", TITLES)
def test_a_title_wholly_in_another_script_is_drawn(script):
    title = TITLES[script]

    assert get_face("fraunces").keep_known(title) == title
    assert measure_ink(draw(title)) > 0.01


@pytest.mark.parametrize("script", TITLES)
def test_no_letter_is_drawn_as_the_box_of_a_missing_one(script):
    face = get_face("fraunces")
    for letter in set(arrange(TITLES[script]).replace(" ", "")):
        drawing = face._find_face(letter)
        font = drawing._measured
        assert font.getmask(letter).getbbox()
        assert bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


def test_a_title_that_no_font_knows_still_has_a_card():
    assert draw("ไทย").size == (1200, 630)
    assert draw("🎉🎉").size == (1200, 630)


def test_arabic_letters_join_as_their_neighbours_ask():
    assert join_letters("بيت") == "\ufe91\ufef4\ufe96"  # initial, medial, final
    assert join_letters("دار") == "\ufea9\ufe8d\ufead"  # these are not joined to the next letter
    assert join_letters("سلام") == "\ufeb3\ufefc\ufee1"  # lam and alef are one sign
    assert join_letters("ب ب") == "\ufe8f \ufe8f"
    assert join_letters("abc") == "abc"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("אבג", "גבא"),
        ("אב 2026", "2026 בא"),
        ("אב (גד)", "(דג) בא"),
        ("אב 12.5 גד", "דג 12.5 בא"),
        ("אב Louvre Lens גד", "דג Louvre Lens בא"),
        ("Le אבג ici", "Le גבא ici"),
        ("Le אב גד.", "Le דג בא."),
        ("Louvre", "Louvre"),
        ("«אב»", "«בא»"),
    ],
)
def test_lines_from_the_right_are_put_into_the_order_in_which_they_are_seen(written, seen):
    assert arrange(written) == seen


def test_a_title_from_the_right_stands_at_the_right_of_its_column():
    place = draw("לילה").convert("L").crop((60, 100, 772, 240)).point(lambda value: 255 if value > 200 else 0)

    assert place.getbbox()[2] > 650
    assert runs_from_right("«לילה»")
    assert not runs_from_right("12 Louvre לילה")


def test_chinese_and_japanese_break_between_signs_but_not_before_what_closes():
    face = get_face("fraunces")
    setting = set_title(
        "国立博物馆之夜：一百年的收藏与记忆，以及未来。",
        "fr",
        face.measure,
        width=400,
        height=400,
        leading=1.1,
        sizes=(60, 40, 30),
    )

    assert len(setting.lines) > 2
    assert "".join(setting.lines) == "国立博物馆之夜：一百年的收藏与记忆，以及未来。"
    assert not any(line[0] in "：，。" for line in setting.lines)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [("Ναύπλιο", "ΝΑΥΠΛΙΟ"), ("Μαΐου", "ΜΑΪΟΥ"), ("Ἀθῆναι", "ΑΘΗΝΑΙ"), ("été", "ÉTÉ"), ("ﬁn", "FIN"), ("й", "Й")],
)
def test_greek_capitals_carry_no_accents_and_others_do(text, capitals):
    assert to_capitals(text) == capitals


def test_each_font_has_its_licence_beside_it():
    licences = " ".join(path.name for path in FONTS.glob("*.txt"))
    families = {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")} - {"brand"}  # a subset of Fraunces

    assert families == {"fraunces", "instrument", "noto", "droid"}
    assert all(family in licences for family in families)
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 2_500_000

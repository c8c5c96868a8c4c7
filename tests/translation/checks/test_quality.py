"""What each check says, and of what it says nothing."""

import time

import pytest
from django.utils import translation

from cms.languages.registry import get_profile
from cms.translation.checks.quality.check import SegmentCheck
from cms.translation.checks.quality.reading.number_words import read_number_words, read_roman
from cms.translation.checks.quality.registry import get_labels, get_segment_checks
from cms.translation.checks.quality.rules.numbers import Numbers
from cms.translation.checks.quality.run import check_segment, check_text
from cms.translation.checks.quality.segment import Segment, TextRow
from cms.translation.terms.entries import FORBIDDEN, Entry, Words
from cms.translation.terms.recognising import TermIndex

MUSEUM = (Words("fr", "museu"), Words("pt", "museu"), Words("pt", "x", FORBIDDEN))
INDEX = TermIndex([Entry("1", "term", MUSEUM, is_checked=True)])


def check(source, target, source_language="fr", target_language="pt", kind="body"):
    return check_segment(source, target, source_language=source_language, target_language=target_language, kind=kind)


def codes(*args, **kwargs):
    return [failure.code for failure in check(*args, **kwargs)]


def test_a_failure_says_what_is_wrong_in_the_language_of_the_person():
    assert [failure.message for failure in check("Les 212 œuvres.", "As obras.")] == ["The number 212 is missing."]
    with translation.override("fr"):
        assert check("Les 212 œuvres.", "As obras.")[0].message == "Il manque le nombre 212."


def test_what_blocks_is_said_alone():
    failures = check("Le <b>musée</b> ouvre 3 salles.", "O <b>museu abre")

    assert [(failure.code, failure.is_blocking) for failure in failures] == [("tags", True)]
    assert [(failure.code, failure.is_blocking) for failure in check("Le musée", "&nbsp;")] == [("blank", True)]


def test_a_check_is_one_by_being_in_the_folder():
    assert {type(found) for found in get_segment_checks()} == set(SegmentCheck.__subclasses__())
    assert len(get_labels()) == len(get_segment_checks()) + 1
    assert all(str(label) for label in get_labels().values())


@pytest.mark.parametrize(
    ("language", "words", "values"),
    [
        ("en", "two hundred and twelve", ["212"]),
        ("en", "nineteen seventy-four", ["1974"]),
        ("en", "two and three", ["2", "3"]),
        ("en", "twenty-five thousand", ["25000"]),
        ("fr", "quatre-vingt-dix-sept", ["97"]),
        ("fr", "soixante et onze", ["71"]),
        ("fr", "mille neuf cent soixante-quatorze", ["1974"]),
        ("fr", "deux millions trois cent mille", ["2300000"]),
        ("pt", "mil novecentos e setenta e quatro", ["1974"]),
        ("pt", "décimo nono", ["19"]),
        ("pt", "duzentas e doze", ["212"]),
        ("pt", "mil milhões", ["1000000000"]),
    ],
)
def test_numbers_in_words_are_read(language, words, values):
    assert [next(iter(number.values)) for number in read_number_words(words, get_profile(language))] == values


@pytest.mark.parametrize(
    ("language", "text", "required"),
    [
        ("fr", "le Ve siècle", {"5"}),
        ("fr", "Louis XIV et François Ier", {"14"}),
        ("pt", "séc. V", {"5"}),
        ("pt", "O CD e o DVD", set()),
        ("en", "I saw Elizabeth II", {"2"}),
    ],
)
def test_roman_numerals_are_read(language, text, required):
    found = read_roman(text, get_profile(language))
    assert {value for number in found if number.is_required for value in number.values} == required


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ouvert de 9 h à 18 h 30", "Open 9 am–6:30 pm"),
        ("de 14 h à 18 h", "from 2 to 6 pm"),
        ("12/03/1974", "12 March 1974"),
        ("1 234 567 visiteurs", "1,234,567 visitors"),
        ("un budget de 2,4 M€", "a budget of €2.4m"),
        ("les années soixante", "the Sixties"),
        ("Mai 68", "May 1968"),
        ("la Seconde Guerre mondiale", "World War II"),
        ("un livre neuf", "a new book"),
        ("une quarantaine de pages", "some forty pages"),
    ],
)
def test_the_same_number_may_be_written_otherwise(source, target):
    assert not {"numbers", "dates", "units"}.intersection(codes(source, target, target_language="en"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("In 1874.", "En 1974."),
        ("Room 12.", "Salle 13."),
        ("1,500 people.", "1,500 personnes."),
        ("At 6 pm.", "À 6 h."),
        ("The 1820s.", "Les années 1920."),
        ("12 million.", "12 000."),
        ("Ninety-seven.", "Quatre-vingt-sept."),
    ],
)
def test_another_number_is_told(source, target):
    assert "numbers" in codes(source, target, "en", "fr")


@pytest.mark.parametrize(
    "name", ["Inês Duarte", "#MuseumWeek @museu", "Museu Nacional de Arte Antiga", "https://museum-week.org", "1974"]
)
def test_names_and_the_like_may_stay_as_they_are(name):
    assert codes(name, name, "pt", "fr") == []


def test_a_misspelt_name_is_told_and_one_that_has_another_form_is_not():
    assert "names" in codes("Une lettre d’Inês Duarte.", "Uma carta de Inês Duatre.")
    assert "names" not in codes("La reine Marie Stuart à Rome.", "A rainha Maria Stuart em Roma.")


def test_a_part_that_was_left_in_the_language_of_the_original_is_told():
    source = "Elle ouvre la porte, et nous entrons dans une salle qui n’a pas de fenêtre."
    assert "language" in codes(source, "Ela abre a porta, et nous entrons dans une salle qui não tem janela.")


def test_titles_of_works_stay_in_their_language():
    source = "On y voit <i>À la recherche du temps perdu</i> et « La Liberté guidant le peuple »."
    target = "Vê-se <i>À la recherche du temps perdu</i> e «La Liberté guidant le peuple»."
    assert codes(source, target) == []


def test_fields_have_their_own_limits():
    assert "field_length" in codes("Un titre", "Um título " * 7, kind="title")
    assert "field_length" not in codes("Un titre", "Um título " * 7, kind="body.*.title")
    assert codes("un-titre", "Um título", kind="slug") == ["slug"]
    assert codes("un-titre", "um-titulo", kind="slug") == []


def test_placeholders_stay():
    assert codes("Bonjour {name}", "Olá") == ["placeholders"]
    assert codes("Il en reste %(count)s.", "Restam %(number)s.") == ["placeholders"]
    assert codes("Il en reste 30 % de plus", "Restam mais 30% do que antes") == []


def test_a_sentence_that_is_translated_in_two_ways_is_told_once():
    rows = [
        TextRow(1, "Une lettre.", "Uma carta.", "body.*.caption"),
        TextRow(2, "Une « lettre »", "Uma «carta»", "body.*.caption"),
        TextRow(3, "Une lettre", "Uma letra", "body.*.caption"),
        TextRow(4, "Une lettre", "", "body.*.caption"),
        TextRow(5, "une-lettre", "uma-letra", "slug"),
        TextRow(6, "une-lettre", "uma-carta", "slug"),
    ]
    failures = check_text(rows)

    assert {row: [failure.code for failure in found] for row, found in failures.items()} == {3: ["consistency"]}


def test_a_language_without_a_profile_is_checked_as_well():
    assert "numbers" in codes("Les 212 œuvres.", "Le 213 opere.", "fr", "it")
    assert codes("Il pleut.", "Piove.", "fr", "it") == []


@pytest.mark.parametrize(
    "words", ["", " ", "<", "<b", "&", "%", "{", "(", "“", "1.2.3,4", "9" * 400, "é" * 5000, "\x00"]
)
def test_nothing_that_is_typed_makes_an_error(words):
    check("Le musée <b>ouvre</b> 3 salles.", words)
    check(words, "O museu abre 3 salas.")
    check(words, words, kind="slug")


WITHOUT_END = [
    "x", "X", "@", "1 ", "1a", "#a", "#a ", "a.", "a-", "A-", "A’a", "1.", "http://", "www.", "(a@b.c ", "a@", "7",
    "million ", "l'", "« ", '"', " ", "<b>", "<i>", "<", "<a ", "&", "&a", ".", "I ", "museu ", "12/03/2020 ", "1-",
    "%(", "{", "-", "1 p ", "janvier ", "vingt-", "cem e ", "€1m ", "_", "\u00a0", "/aa", "(a", "a@.",
]  # fmt: skip


@pytest.mark.parametrize("part", WITHOUT_END)
def test_words_without_an_end_are_checked_in_a_moment(part):
    """A file can bring any. Where a check reads on from each character anew, this takes minutes."""
    words = part * (10_000 // len(part))
    for source, target in ((words, "Um."), ("Un.", words), (words, f"{words}z")):
        segment = Segment(source, target, "fr", "pt", "summary", INDEX)
        for check_ in get_segment_checks():
            start = time.process_time()
            list(check_.find(segment))
            assert time.process_time() - start < 1, check_.code


def test_many_different_numbers_are_compared_in_a_moment():
    words = " ".join(str(number) for number in range(100_000, 103_000))
    start = time.process_time()
    assert len(list(Numbers().find(Segment("Un.", words, "fr", "pt", "summary", None)))) == 3000
    assert time.process_time() - start < 2

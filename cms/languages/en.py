"""The profile of English, with the typography of Great Britain."""

import re

from .profile import LanguageProfile, Marks, read_words
from .spaces import ALL_SPACES, NO_BREAK

_IRREGULAR_FORMS = {
    "women": "woman",
    "men": "man",
    "children": "child",
    "mice": "mouse",
    "geese": "goose",
    "feet": "foot",
    "teeth": "tooth",
    "leaves": "leaf",
    "shelves": "shelf",
    "halves": "half",
    "lives": "life",
    "wives": "wife",
    "wolves": "wolf",
    "drew": "draw",
    "drawn": "draw",
    "wrote": "write",
    "written": "write",
    "lent": "lend",
    "made": "make",
    "gave": "give",
    "given": "give",
    "grew": "grow",
    "grown": "grow",
    "held": "hold",
    "kept": "keep",
    "built": "build",
    "taught": "teach",
    "thought": "think",
    "sewn": "sew",
    "sown": "sow",
    "began": "begin",
    "begun": "begin",
    "chose": "choose",
    "chosen": "choose",
    "shown": "show",
    "librarian": "library",
    "librarians": "library",
    "theatre": "theater",
    "theatres": "theater",
    "centre": "center",
    "centres": "center",
    "fibre": "fiber",
    "grey": "gray",
}


def _unite_spellings(stem: str) -> str:
    """Return the same stem for British and American spellings: organize, colour, catalogue."""
    if stem.endswith("iz") and len(stem) > 4:
        return stem[:-1] + "s"
    if stem.endswith("our") and len(stem) > 5:
        return stem[:-3] + "or"
    return stem[:-1] if stem.endswith("logu") else stem


_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split(), 1)},
    **{
        word: number
        for number, word in enumerate(f"{_ORDINALS} fifteenth sixteenth seventeenth eighteenth nineteenth".split(), 1)
    },
    **{word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    **{f"{word[:-1]}ieth": number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    **{f"{word[:-1]}ies": number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    "hundred": 100,
    "hundredth": 100,
    "thousand": 1000,
    "thousandth": 1000,
    "million": 1_000_000,
    "millionth": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    **{"zero": 0, "once": 1, "twice": 2, "half-dozen": 6, "dozen": 12, "fortnight": 15, "noon": 12, "midnight": 0},
}


PROFILE = LanguageProfile(
    quotes=Marks("“", "”"),
    inner_quotes=Marks("‘", "’"),
    single_quotes=Marks("‘", "’"),
    spacing_rules=(
        (re.compile(rf"(?<=\d){ALL_SPACES}(?=[%€](?!\w))"), NO_BREAK),
        (re.compile(r"\b(No|Nos|no|nos)\. (?=\d)"), rf"\1.{NO_BREAK}"),
        (re.compile(r"(?<=\d)(st|nd|rd|th) (?=centur(?:y|ies)\b)"), rf"\1{NO_BREAK}"),
        (re.compile(r"(?<=\d) (?=[ap]\.m\.)"), NO_BREAK),
        (re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St)\.? (?=[A-ZÀ-Þ])"), lambda match: match[0][:-1] + NO_BREAK),
    ),
    words_after_hyphens=frozenset(),
    weak_line_ends=read_words(
        """
        the and for with from its his her our their your that this who what when how not but into than are was
        """
    ),
    abbreviations=read_words(
        """
        mr mrs ms dr prof st sr jr rev hon gen capt lt col sgt cf e.g i.e vs viz p pp vol vols figs nos ch ed eds ca
        c approx dept mt ave inv
        """
    ),
    country="GB",
    first_of_month="1",
    capitalises_nouns=False,
    words_a_minute=228,
    url_words={"calendar": "calendar", "section": "section", "topic": "topic"},
    deed_language="en",
    translated_from="Translated from {}".format,
    admin_language="en",
    number_words=_NUMBER_WORDS,
    uncertain_number_words=read_words("zero once twice dozen half-dozen fortnight noon midnight third fourth"),
    number_joints=frozenset({"and"}),
    century=None,  # 19th century
    before_decades=None,
    after_decades=re.compile(r"['’]?s\b"),
    unit_words={
        "%": read_words("percent per-cent percentage"),
        "€": read_words("euro euros"),
        "$": read_words("dollar dollars"),
        "£": read_words("pound pounds sterling"),
        "km": read_words("kilometre kilometres kilometer kilometers"),
        "m": read_words("metre metres meter meters"),
        "cm": read_words("centimetre centimetres centimeter centimeters"),
        "mm": read_words("millimetre millimetres millimeter millimeters"),
        "kg": read_words("kilo kilos kilogram kilograms kilogramme kilogrammes"),
        "g": read_words("gram grams gramme grammes"),
        "°C": read_words("degree degrees"),
    },
    repeated_words=read_words("that had"),
    stemmer="english",
    stop_words=read_words(
        """
        a about above after again against all also although am among an and any are as at be because been before being
        below between both but by can could did do does doing done down during each either else etc ever every few for
        from further had has have having he her here hers herself him himself his how however i if in into is it its
        itself just ll me more most much must my myself neither no nor not of off on once only onto or other our ours
        ourselves out over own re rather s same shall she should since so some such t than that the their theirs them
        themselves then there these they this those though through thus to too under until up upon us ve very was we
        were what when where whether which while who whom whose why will with within without would yet you your yours
        yourself yourselves
        """
    ),
    irregular_forms=_IRREGULAR_FORMS,
    unstemmed_words=frozenset(),
    before_stemming=None,
    after_stemming=_unite_spellings,
    elisions=frozenset(),
    endings_after_apostrophes=read_words("s t re ve ll d m"),
)

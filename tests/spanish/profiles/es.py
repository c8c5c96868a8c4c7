"""Spanish, by the typographic rules of Spain."""

import re

from cms.languages.profile import LanguageProfile, Marks, read_words
from cms.languages.spaces import ALL_SPACES, NO_BREAK

_MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"


def _make_singulars(word: str) -> str:
    """Return singulars of plurals that have lost an accent or changed a letter: colecciones, luces."""
    if word.endswith("iones"):
        word = word[:-2]
    elif len(word) > 4 and word.endswith("ces"):
        word = word[:-3] + "z"
    # restauración, restaurar: the ending that Snowball would remove if it had its accent.
    return word[:-5] + "ar" if len(word) >= 9 and word.endswith("acion") else word


_ONES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho"
    " diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos"
_ORDINALS = "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo"
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(f"{_ONES} veintinueve".split(), 1)},
    **{word: number for number, word in enumerate(_ORDINALS.split(), 1)},
    **{f"{word[:-1]}a": number for number, word in enumerate(_ORDINALS.split(), 1)},
    **{word: number for number, word in zip(range(30, 100, 10), _TENS.split(), strict=True)},
    **{word: number for number, word in zip(range(100, 1000, 100), _HUNDREDS.split(), strict=True)},
    **{"un": 1, "una": 1, "primer": 1, "tercer": 3, "ciento": 100, "mil": 1000, "docena": 12, "decena": 10},
    **{"millón": 1_000_000, "millones": 1_000_000, "mediodía": 12, "medianoche": 0},
}


PROFILE = LanguageProfile(
    quotes=Marks("«", "»"),
    inner_quotes=Marks("“", "”"),
    single_quotes=Marks("‘", "’"),
    spacing_rules=(
        (re.compile(rf"(?<=\d){ALL_SPACES}(?=[%€](?!\w))"), NO_BREAK),
        (re.compile(r"\b([nN])\.?[º°] ?(?=\d)"), rf"\1.º{NO_BREAK}"),
        (re.compile(r"\b(siglos?|ss?\.) (?=[IVXLC]+\b)"), rf"\1{NO_BREAK}"),
        (re.compile(r"\b(Sr|Sra|Srta|Sres|Dr|Dra|Prof|D|Dña)\. (?=[A-ZÀ-Þ])"), rf"\1.{NO_BREAK}"),
        (re.compile(rf"\b(\d\d?) (?=de (?:{_MONTHS})\b)"), rf"\1{NO_BREAK}"),
    ),
    words_after_hyphens=frozenset(),  # pronouns are joined to the verb without one
    weak_line_ends=read_words(
        """
        los las una unos unas del con por para sin sobre entre que cual quien como cuando donde desde hasta hacia tras
        sus mis tus este esta estos estas ese esa esos esas nuestro nuestra nuestros nuestras más muy pero sino
        """
    ),
    abbreviations=read_words(
        """
        sr sra srta sres dr dra prof d dña p pp p.ej cf vol fig n.º nº art cap ed eds col s ss tel av avda a.c d.c
        """
    ),
    country="ES",
    first_of_month="1",
    capitalises_nouns=False,
    words_a_minute=218,
    url_words={"calendar": "calendario", "section": "seccion", "topic": "tema"},
    deed_language="es",
    translated_from="Traducido del {}".format,
    admin_language="es",
    number_words=_NUMBER_WORDS,
    uncertain_number_words=read_words("docena decena mediodía medianoche cuarto cuarta quinta"),
    number_joints=frozenset({"y"}),
    century=re.compile(r"\b(?:siglos?|ss?\.)\s(?P<roman>[IVXL]+)\b", re.IGNORECASE),
    before_decades=re.compile(r"\b(?:años|décadas? de)\s$", re.IGNORECASE),
    after_decades=None,
    unit_words={
        "%": read_words("por-ciento porcentaje"),
        "€": read_words("euro euros"),
        "$": read_words("dólar dólares"),
        "£": read_words("libra libras"),
        "km": read_words("kilómetro kilómetros"),
        "m": read_words("metro metros"),
        "cm": read_words("centímetro centímetros"),
        "mm": read_words("milímetro milímetros"),
        "kg": read_words("kilo kilos kilogramo kilogramos"),
        "g": read_words("gramo gramos"),
        "°C": read_words("grado grados"),
    },
    repeated_words=frozenset(),
    stemmer="spanish",
    stop_words=read_words(
        """
        a al algo alguien algun alguna algunas alguno algunos ambos ante antes aquel aquella aquellas aquellos aqui asi
        aun aunque bajo bien cada casi como con contra cual cuales cualquier cuando cuanto de del desde despues donde
        durante e el ella ellas ello ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban estan
        estar estas este esto estos estoy fue fueron fui ha habia habian han hasta hay he hemos la las le les lo los mas
        me mi mia mias mientras mio mios mis mucha muchas mucho muchos muy nada ni ningun ninguna ninguno no nos
        nosotras nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque pues
        que quien quienes se sea sean segun ser si sido siempre sin sino sobre son su sus suya suyo tal tambien tampoco
        tan tanto te tiene tienen toda todas todavia todo todos tras tu tus u un una unas uno unos vosotros y ya yo
        """
    ),
    irregular_forms={
        "abierto": "abrir",
        "abierta": "abrir",
        "abiertos": "abrir",
        "abiertas": "abrir",
        "escrito": "escribir",
        "escrita": "escribir",
        "escritos": "escribir",
        "escritas": "escribir",
        "descubierto": "descubrir",
        "descubierta": "descubrir",
        "vuelve": "volver",
        "vuelven": "volver",
    },
    unstemmed_words=frozenset(),
    before_stemming=_make_singulars,
    after_stemming=None,
    elisions=frozenset(),
    endings_after_apostrophes=frozenset(),
)

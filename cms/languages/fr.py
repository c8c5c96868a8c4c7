"""The profile of French, with the typography of France."""

import re

from .profile import LanguageProfile, Marks, read_words
from .spaces import ALL_SPACES, NARROW, NO_BREAK, WORD_END

_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_VOWELS = "aàâäæeéèêëiîïoôœuùûü"
_SILENT_H = "hébreu"  # the h of the other languages’ names is not silent: "du hongrois"

# Stems of verbs in -ir, whose participle ends like the present tense of those in -ier: finie, publie.
_IN_IR = read_words("accompl bat blanch chois defin enrich etabl fin fourn garant grand reun reuss")
_IRREGULAR_FORMS = {
    "travaux": "travail",
    "vitraux": "vitrail",
    "emaux": "email",
    "coraux": "corail",
    "baux": "bail",
    "yeux": "oeil",
    "cieux": "ciel",
    "messieurs": "monsieur",
    "mesdames": "madame",
    "nouvelle": "nouveau",
    "nouvelles": "nouveau",
    "nouvel": "nouveau",
    "belle": "beau",
    "belles": "beau",
    "vieille": "vieux",
    "vieilles": "vieux",
    "publique": "public",
    "publiques": "public",
    "lu": "lire",
    "lue": "lire",
    "lus": "lire",
    "lisent": "lire",
    "lisait": "lire",
    "lisons": "lire",
    "ecrit": "ecrire",
    "ecrits": "ecrire",
    "ecrite": "ecrire",
    "ecrites": "ecrire",
    "ecrivent": "ecrire",
    "ecrivait": "ecrire",
    "ecrivant": "ecrire",
    "ouvrent": "ouvrir",
    "ouverte": "ouvrir",
    "ouvertes": "ouvrir",
    "ouvert": "ouvrir",
    "ouverts": "ouvrir",
    "ouverture": "ouvrir",
    "ouvertures": "ouvrir",
    "decouvert": "decouvrir",
    "decouverte": "decouvrir",
    "decouvertes": "decouvrir",
    "decouverts": "decouvrir",
    "decouvrent": "decouvrir",
    "cree": "creer",
    "crees": "creer",
    "creation": "creer",
    "creations": "creer",
    "vivent": "vivre",
    "vivait": "vivre",
    "meres": "mere",
    **{f"{verb}{ending}": f"{verb}ir" for verb in _IN_IR for ending in ("ie", "ies")},
}
# The stemmer would reduce two words to one: musée and muse, mère and mer.
_UNSTEMMED = read_words("musee lycee trophee mausolee apogee epopee idee annee armee fee mere")


def _translated_from(language: str) -> str:
    shortened = language[:1] in _VOWELS or language.startswith(_SILENT_H)
    return f"Traduit de l’{language}" if shortened else f"Traduit du {language}"


def _make_infinitives(word: str) -> str:
    """Return the infinitive for "publiée" and "publie".

    Without accents, Snowball removes less of these than of "publier".
    """
    single = word.removesuffix("s")
    if len(single) > 4 and single.endswith("ee"):
        return single if single in _UNSTEMMED else single[:-2] + "er"
    if len(single) > 4 and single.endswith("ie") and not single.endswith(("graphie", "logie")):
        return single + "r"
    return word


def _take_off_plurals_of_verbs(stem: str) -> str:
    """Remove the ending of "dessinent", which Snowball keeps."""
    return stem[:-3] if len(stem) >= 8 and stem.endswith("ent") and not stem.endswith("ment") else stem


_ONES = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_ONES.split(), 1)},
    **{f"{word.removesuffix('e')}ième": number for number, word in enumerate(_ONES.split(), 1)},
    **_TENS,
    **{f"{word.removesuffix('e')}ième": number for word, number in _TENS.items()},
    **{f"{word.removesuffix('e')}aine": number for word, number in _TENS.items()},
    **{"zéro": 0, "une": 1, "premier": 1, "première": 1, "premiers": 1, "premières": 1, "unième": 1},
    **{"second": 2, "seconde": 2, "cinquième": 5, "neuvième": 9, "vingts": 20},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    **{"cent": 100, "cents": 100, "centième": 100, "mille": 1000, "millième": 1000},
    **{"million": 1_000_000, "millions": 1_000_000, "milliard": 1_000_000_000, "milliards": 1_000_000_000},
    **{
        "huitaine": 8,
        "dizaine": 10,
        "douzaine": 12,
        "quinzaine": 15,
        "centaine": 100,
        "millier": 1000,
        "midi": 12,
        "minuit": 0,
    },
}


PROFILE = LanguageProfile(
    quotes=Marks(f"«{NARROW}", f"{NARROW}»"),
    inner_quotes=Marks("“", "”"),
    single_quotes=Marks("‘", "’"),
    spacing_rules=(
        # A mark after a word or a closing mark, before a space, the end, or what may close a sentence.
        (re.compile(rf"(?<={WORD_END}){ALL_SPACES}*([;!?]+)(?=$|[\s»”)\],.…])"), rf"{NARROW}\1"),
        (re.compile(rf"(?<={WORD_END}){ALL_SPACES}*:(?=$|\s)"), f"{NO_BREAK}:"),
        # A text node that starts with its mark: the word before it is in the element before ("<em>mot</em> ?").
        (re.compile(rf"^{ALL_SPACES}+(?=[;!?])"), NARROW),
        (re.compile(rf"^{ALL_SPACES}+(?=:(?:$|\s))"), NO_BREAK),
        (re.compile(rf"(?<=\d){ALL_SPACES}?(?=[%‰€](?!\w))"), NARROW),
        (re.compile(r"\b[nN][°º]\s*(?=\d)"), f"n°{NO_BREAK}"),
        (re.compile(r"\b([IVXLC]+(?:er|e|es|ème)) (?=siècles?\b|s\.)"), rf"\1{NO_BREAK}"),
        (re.compile(r"\b(M|MM|Dr|Pr)\. (?=[A-ZÀ-Þ])"), rf"\1.{NO_BREAK}"),
        (re.compile(r"\b(Mme|Mmes|Mlle|Mlles|Mgr|Dr|Pr) (?=[A-ZÀ-Þ])"), rf"\1{NO_BREAK}"),
        (re.compile(rf"\b(\d\d?|1er) (?={_MONTHS}\b)"), rf"\1{NO_BREAK}"),
    ),
    words_after_hyphens=read_words(
        """
        je tu il elle on nous vous ils elles ce moi toi lui leur le la les y en t ci là même mêmes
        """
    ),
    weak_line_ends=read_words(
        """
        les une des aux est son ses mes tes nos vos par pour sur sous dans que qui dont avec sans entre chez vers
        cet cette leur leurs notre votre quand comme mais plus très
        """
    ),
    abbreviations=read_words(
        """
        m mm dr pr me mgr st ste sts cf p pp p.ex par.ex fig n no nos chap éd ed coll sq suiv av apr env hab tél bd
        av.j ap.j apr.j c.-à-d i.e trad réf inv
        """
    ),
    country="FR",
    first_of_month="1er",
    capitalises_nouns=False,
    words_a_minute=195,
    url_words={"calendar": "calendrier", "section": "rubrique", "topic": "theme"},
    deed_language="fr",
    translated_from=_translated_from,
    admin_language="fr",
    number_words=_NUMBER_WORDS,
    uncertain_number_words=read_words(
        """
        neuf huitaine dizaine douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine
        millier midi minuit zéro huit-jours quinze-jours
        """
    ),
    number_joints=frozenset({"et"}),
    century=re.compile(r"\b(?P<roman>[IVXL]+)(?:er|es?|ème)?\s(?:siècles?\b|s\.)"),
    before_decades=re.compile(r"\bannées\s$", re.IGNORECASE),
    after_decades=None,
    unit_words={
        "%": read_words("pour-cent pourcent pourcents pourcentage"),
        "€": read_words("euro euros"),
        "$": read_words("dollar dollars"),
        "£": read_words("livre livres sterling"),
        "km": read_words("kilomètre kilomètres"),
        "m": read_words("mètre mètres"),
        "cm": read_words("centimètre centimètres"),
        "mm": read_words("millimètre millimètres"),
        "kg": read_words("kilo kilos kilogramme kilogrammes"),
        "g": read_words("gramme grammes"),
        "°C": read_words("degré degrés"),
    },
    repeated_words=read_words("nous vous"),
    stemmer="french",
    stop_words=read_words(
        """
        a afin ai ainsi alors apres as au aucun aucune aujourd aupres auquel aussi aux auxquelles auxquels avait avant
        avec avez avons ayant bien c ca car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci
        comme comment d dans de depuis des deux donc dont du elle elles en encore entre es est et etaient etait etant
        etc etes etre eu eux fait faire fois font fut hui ici il ils j je jusqu jusque l la laquelle le lequel les
        lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma mais me meme memes mes moi moins mon n ne ni non nos
        notre nous on ont or ou par parce parfois pas pendant peu peut plus plusieurs pour pourquoi pourtant presqu
        puis puisqu puisque qu quand que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu quoique s sa
        sans se selon sera sera ses si sinon soi soit son sont sous souvent sur t ta tandis tant te tel telle telles
        tels tes toi ton toujours tous tout toute toutes tres trop tu un une vers voici voila vos votre vous y
        """
    ),
    irregular_forms=_IRREGULAR_FORMS,
    unstemmed_words=_UNSTEMMED,
    before_stemming=_make_infinitives,
    after_stemming=_take_off_plurals_of_verbs,
    elisions=read_words("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu aujourd entr"),
    endings_after_apostrophes=read_words("hui"),
)

"""The profile of Portuguese, with the typography of Portugal."""

import re

from .profile import LanguageProfile, Marks, read_words
from .spaces import ALL_SPACES, NO_BREAK

_IRREGULAR_FORMS = {
    "hoteis": "hotel",
    "pasteis": "pastel",
    "males": "mal",
    "consules": "consul",
    "abriu": "abrir",
    "abre": "abrir",
    "abrem": "abrir",
    "aberto": "abrir",
    "aberta": "abrir",
    "abertos": "abrir",
    "abertas": "abrir",
    "abertura": "abrir",
    "respira": "respirar",
    "respiram": "respirar",
    "escrito": "escrever",
    "escrita": "escrever",
    "escritos": "escrever",
    "escritas": "escrever",
    "descoberto": "descobrir",
    "descoberta": "descobrir",
    "descobertas": "descobrir",
    "criacao": "criar",
    "criacoes": "criar",
    "educacao": "educar",
    # Spellings from before the orthographic reform, and those of Portugal that differ from Brazil's.
    "projecto": "projeto",
    "projectos": "projeto",
    "actual": "atual",
    "actuais": "atual",
    "arquitecto": "arquiteto",
    "arquitectura": "arquitetura",
    "coleccao": "colecao",
    "coleccoes": "colecao",
    "direccao": "direcao",
    "arte-facto": "artefacto",
    "artefacto": "artefato",
    "artefactos": "artefato",
    "facto": "fato",
    "factos": "fato",
    "optimo": "otimo",
    "seleccao": "selecao",
}
# The stemmer would reduce two words to one (museu and musa), or treat a singular as a plural.
_UNSTEMMED = read_words(
    """
    museu portugues ingles frances japones chines noruegues holandes irlandes escoces dinamarques finlandes
    paris lapis pais tenis oasis virus campus gas mes tres seis dois atras deus jesus cais gratis simples
    """
)
_PLURALS = (
    ("oes", "ao"),
    ("aes", "ao"),
    ("aos", "ao"),
    ("sseis", "ssil"),
    ("ceis", "cil"),
    ("teis", "til"),
    ("ais", "al"),
    ("eis", "el"),
    ("ois", "ol"),
    ("uis", "ul"),
    ("ns", "m"),
    ("res", "r"),
    ("zes", "z"),
    ("les", "l"),
)


def _make_singulars(word: str) -> str:
    """Return the singular of a plural. Snowball does not recognise these plurals without accents."""
    if len(word) > 3 and word not in _UNSTEMMED:
        for plural, singular in _PLURALS:
            if word.endswith(plural):
                word = word.removesuffix(plural) + singular
                break
        else:
            if word.endswith("s") and not word.endswith("ss"):
                word = word[:-1]
    # publicação, publicar: Snowball removes this ending only if it has accents.
    return word[:-4] if len(word) >= 9 and word.endswith("acao") else word


_ONES = "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito"
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_HUNDREDS = "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos"
_ORDINALS = "primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo"
_ORDINAL_TENS = "décimo vigésimo trigésimo quadragésimo quinquagésimo sexagésimo septuagésimo octogésimo nonagésimo"
_NUMBER_WORDS = {
    **{word: number for number, word in enumerate(f"{_ONES} dezanove".split(), 1)},
    **{word: number for number, word in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    **{word: number for number, word in zip(range(100, 1000, 100), _HUNDREDS.split(), strict=True)},
    **{f"{word[:-2]}as": number for number, word in zip(range(200, 1000, 100), _HUNDREDS.split()[1:], strict=True)},
    **{
        f"{word[:-1]}{ending}": number
        for words, step in ((_ORDINALS, 1), (_ORDINAL_TENS, 10))
        for number, word in enumerate(words.split(), 1)
        for ending, number in (("o", number * step), ("a", number * step), ("os", number * step), ("as", number * step))
    },
    **{"zero": 0, "uma": 1, "duas": 2, "cento": 100, "catorze": 14, "quatorze": 14},
    **{"dezesseis": 16, "dezessete": 17, "dezenove": 19, "centésimo": 100, "mil": 1000},
    **{"milhão": 1_000_000, "milhões": 1_000_000, "bilião": 10**12, "biliões": 10**12},
    **{"dezena": 10, "dúzia": 12, "quinzena": 15, "centena": 100, "milhar": 1000, "meio-dia": 12, "meia-noite": 0},
}


PROFILE = LanguageProfile(
    quotes=Marks("«", "»"),
    inner_quotes=Marks("“", "”"),
    single_quotes=Marks("‘", "’"),
    spacing_rules=(
        (re.compile(rf"(?<=\d){ALL_SPACES}(?=[%€](?!\w))"), NO_BREAK),
        (re.compile(r"\b([nN])\.?[º°] ?(?=\d)"), rf"\1.º{NO_BREAK}"),
        (re.compile(r"\b(séculos?|séc\.|sécs\.) (?=[IVXLC]+\b)"), rf"\1{NO_BREAK}"),
        (re.compile(r"\b(Sr|Sra|Srs|Dr|Dra|Prof|Eng|Arq|D)\. (?=[A-ZÀ-Þ])"), rf"\1.{NO_BREAK}"),
    ),
    words_after_hyphens=read_words(
        """
        me te se lhe nos vos o a os as lo la los las no na nas lhes mo ma mos mas to ta tos tas lho lha lhos lhas
        ia ias íamos íeis iam ei ás á emos eis ão de
        """
    ),
    weak_line_ends=read_words(
        """
        uma umas uns dos das nos nas aos pelo pela pelos pelas por para com sem sob sobre que seu sua seus suas
        este esta esse essa entre quando como mas mais muito até
        """
    ),
    abbreviations=read_words(
        """
        a sr sra srs sras dr dra drs dras prof profs profa eng arq d exmo exma p pp p.ex por.ex séc sécs cf fig figs
        n.º nº n.os cap caps ed eds col cód tel av r est a.c d.c i.e s.to st sto sta trad inv v.g tb
        """
    ),
    country="PT",
    first_of_month="1",
    capitalises_nouns=False,
    words_a_minute=181,
    url_words={"calendar": "calendario", "section": "seccao", "topic": "tema"},
    deed_language="pt",
    translated_from="Traduzido do {}".format,
    admin_language="pt-pt",
    number_words=_NUMBER_WORDS,
    uncertain_number_words=read_words(
        """
        terceiro terceira terceiros terceiras quarto quarta quartos quartas quinto quinta quintos quintas sexta sextas
        nono nona dezena dúzia quinzena centena milhar zero meio-dia meia-noite oito-dias
        quinze-dias
        """
    ),
    number_joints=frozenset({"e"}),
    century=re.compile(r"\b(?:séculos?|sécs?\.?)\s(?P<roman>[IVXL]+)\b", re.IGNORECASE),
    before_decades=re.compile(r"\b(?:anos|décadas? de)\s$", re.IGNORECASE),
    after_decades=None,
    unit_words={
        "%": read_words("por-cento percentagem"),
        "€": read_words("euro euros"),
        "$": read_words("dólar dólares"),
        "£": read_words("libra libras"),
        "km": read_words("quilómetro quilómetros"),
        "m": read_words("metro metros"),
        "cm": read_words("centímetro centímetros"),
        "mm": read_words("milímetro milímetros"),
        "kg": read_words("quilo quilos quilograma quilogramas"),
        "g": read_words("grama gramas"),
        "°C": read_words("grau graus"),
    },
    repeated_words=frozenset(),
    stemmer="portuguese",
    stop_words=read_words(
        """
        a ainda alem algo alguem algum alguma algumas alguns ambos ante antes ao aos apenas apos aquela aquelas aquele
        aqueles aquilo as assim ate atraves cada com como contra cuja cujo da daquela daquele das de dela delas dele
        deles depois desde dessa desse desta deste disso disto do dos e ela elas ele eles em embora enquanto entao entre
        era eram essa essas esse esses esta estao estas estava estavam este estes estou eu foi fora foram ha havia isso
        isto ja la lhe lhes logo mais mas me mesma mesmas mesmo mesmos meu meus mim minha minhas muita muitas muito
        muitos na nao nas nem nessa nesse nesta neste ninguem no nos nossa nossas nosso nossos num numa o onde os ou
        outra outras outro outros para pela pelas pelo pelos per perante pode podem pois por porem porque pouco quais
        qual qualquer quando quanto quase que quem se seja sem sempre sendo ser sera seu seus si sido so sob sobre sua
        suas tal tambem tampouco tanto tao te tem temos tendo tenha ter teu teus teve tinha tinham todas todo todos tu
        tua tuas tudo um uma umas uns vao voce voces vos
        """
    ),
    irregular_forms=_IRREGULAR_FORMS,
    unstemmed_words=_UNSTEMMED,
    before_stemming=_make_singulars,
    after_stemming=None,
    elisions=frozenset("d"),  # copo d’água
    endings_after_apostrophes=frozenset(),
)

# ruff: noqa: SIM905 - lists of words are read as text
"""What the analysis has to know of each language word by word. All words are folded: lower case, no accents.

Stop words are those that say nothing of a text's subject. Words that folding makes equal to one with a meaning of its
own are left out where readers look for that ("été", summer, is also a participle; "São" is Portuguese for Saint).
"""

STOP_WORDS = {
    "fr": frozenset(
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
        """.split()
    ),
    "pt": frozenset(
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
        """.split()
    ),
    "en": frozenset(
        """
        a about above after again against all also although am among an and any are as at be because been before being
        below between both but by can could did do does doing done down during each either else etc ever every few for
        from further had has have having he her here hers herself him himself his how however i if in into is it its
        itself just ll me more most much must my myself neither no nor not of off on once only onto or other our ours
        ourselves out over own re rather s same shall she should since so some such t than that the their theirs them
        themselves then there these they this those though through thus to too under until up upon us ve very was we
        were what when where whether which while who whom whose why will with within without would yet you your yours
        yourself yourselves
        """.split()
    ),
}

# Words before an apostrophe that belong to the grammar, in any text: l’herbier, d’Orsay, qu’elle, aujourd’hui.
ELISIONS = frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu aujourd entr".split())
# And after one: the museum’s, they’re.
ENDINGS = frozenset("s t re ve ll d m hui".split())

# French verbs whose participle ends like the present of those in -ier: finie, publie.
_IN_IR = "accompl bat blanch chois defin enrich etabl fin fourn garant grand reun reuss".split()

# Forms that no rule brings to their word. The word is then stemmed like any other.
IRREGULAR = {
    "fr": {
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
    },
    "pt": {
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
        # Before the reform of the spelling, and on its other side.
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
    },
    "en": {
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
    },
}

# Kept as they are: the stemmer would make one word of two (musée and muse, mère and mer, museu and musa), or see a
# plural in them.
UNCHANGED = {
    "fr": frozenset("musee lycee trophee mausolee apogee epopee idee annee armee fee mere".split()),
    "pt": frozenset(
        """
        museu portugues ingles frances japones chines noruegues holandes irlandes escoces dinamarques finlandes
        paris lapis pais tenis oasis virus campus gas mes tres seis dois atras deus jesus cais gratis simples
        """.split()
    ),
    "en": frozenset(),
}

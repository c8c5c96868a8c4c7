"""The texts of the whole process: an issue and an interview, in Portuguese and then in French."""

PERSON = {"title": "Tomás Figueiredo", "occupation": "arquivista do Arquivo da Ria"}
INTERVIEWER = {"title": "Leonor Matos", "occupation": "jornalista"}

SECTION = {"pt": "Entrevistas", "fr": "Entretiens", "en": "Interviews"}

IMAGE = {
    "title": "Cadernos de maré",
    "author": "Leonor Matos",
    "licence": "cc-by-4.0",
    "kind": "photograph",
    "titles": {"fr": "Cahiers de marée", "en": "Tide notebooks"},
    "alt_texts": {
        "fr": "Trois cahiers ouverts sèchent sur un fil, devant la lagune.",
        "pt": "Três cadernos abertos secam num fio, diante da ria.",
        "en": "Three open notebooks dry on a line in front of the lagoon.",
    },
}

ISSUE = {
    "title": "Águas que lembram",
    "summary": "Rios, rias e marés, vistos pelos arquivos que os guardam.",
    "theme": "A memória da água",
    "number": "1",
    "season": "autumn",
    "year": "2026",
}
ISSUE_IN_FRENCH = {
    "Águas que lembram": "Les eaux qui se souviennent",
    "aguas-que-lembram": "les-eaux-qui-se-souviennent",
    "Rios, rias e marés, vistos pelos arquivos que os guardam.": (
        "Fleuves, lagunes et marées, vus par les archives qui les gardent."
    ),
    "A memória da água": "La mémoire de l’eau",
}

CREDIT = {
    "pt": "Cadernos de maré. Fotografia de Leonor Matos, CC BY 4.0",
    "fr": "Cahiers de marée. Photo Leonor Matos, CC BY 4.0",
}

INTERVIEW = {
    "title": "Um arquivo que cheira a sal",
    "summary": "Tomás Figueiredo guarda os diários de maré de três gerações de pescadores.",
    "lead_caption": "Os cadernos são postos a secar ao vento.",
    "place": "Aveiro",
    "date": "2026-11-20",
    "text": "Chegamos ao Arquivo da Ria à hora da maré baixa.",
    "questions": [
        ("O que é um diário de maré?", "Um caderno onde o pescador anota a hora, o vento e aquilo que viu."),
        ("Porque é que cheiram a sal?", "Porque iam no barco, e ninguém os fechava à chuva."),
    ],
}
BYLINE = ["Entrevista conduzida por Leonor Matos", "20 de novembro de 2026"]
BYLINE_IN_FRENCH = [
    "Propos recueillis par Leonor Matos",
    "20 novembre 2026",
    "Traduit du portugais par Claire Roussel, relu par Paul Girard",
]
COMMENT_MISSING = "Diga o que deve ser alterado"
REQUEST = "Falta o essencial: como se digitaliza um caderno molhado?"
ADDED_QUESTION = ("E como se digitaliza um caderno molhado?", "Com paciência: primeiro sai o sal, depois entra a luz.")
INTERVIEW_IN_FRENCH = {
    "Um arquivo que cheira a sal": "Une archive qui sent le sel",
    "um-arquivo-que-cheira-a-sal": "une-archive-qui-sent-le-sel",
    "Tomás Figueiredo guarda os diários de maré de três gerações de pescadores.": (
        "Tomás Figueiredo veille sur les journaux de marée de trois générations de pêcheurs."
    ),
    "Os cadernos são postos a secar ao vento.": "Les cahiers sont mis à sécher au vent.",
    "Aveiro": "Aveiro",
    "Chegamos ao Arquivo da Ria à hora da maré baixa.": "Nous arrivons à l’Arquivo da Ria à l’heure de la marée basse.",
    "O que é um diário de maré?": "Qu’est-ce qu’un journal de marée ?",
    "Um caderno onde o pescador anota a hora, o vento e aquilo que viu.": (
        "Un cahier où le pêcheur note l’heure, le vent et ce qu’il a vu."
    ),
    "Porque é que cheiram a sal?": "Pourquoi sentent-ils le sel ?",
    "Porque iam no barco, e ninguém os fechava à chuva.": (
        "Parce qu’ils allaient en mer, et que personne ne les refermait sous la pluie."
    ),
    "E como se digitaliza um caderno molhado?": "Et comment numérise-t-on un cahier mouillé ?",
    "Com paciência: primeiro sai o sal, depois entra a luz.": (
        "Avec patience : d’abord le sel s’en va, ensuite la lumière entre."
    ),
}

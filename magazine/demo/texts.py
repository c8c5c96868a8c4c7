"""The magazine's demonstration texts that are not stories: the index, sections, topics and issues."""

from cms.demo.content import Text

INDEX = {
    "original": "fr",
    "texts": {
        "fr": {
            "title": "Magazine",
            "slug": "magazine",
            "summary": "Entretiens, articles et conseils de celles et ceux qui font vivre galeries, bibliothèques, archives et musées. Toute l’année, en trois langues.",
        },
        "pt": {
            "title": "Magazine",
            "slug": "magazine",
            "summary": "Entrevistas, artigos e conselhos de quem dá vida a galerias, bibliotecas, arquivos e museus. Ao longo do ano, em três línguas.",
        },
        "en": {
            "title": "Magazine",
            "slug": "magazine",
            "summary": "Interviews, articles and advice from the people who keep galleries, libraries, archives and museums alive. All year, in three languages.",
        },
    },
}

SECTIONS = [
    {
        "key": "interviews",
        "original": "fr",
        "texts": {
            "fr": {
                "name": "Entretiens",
                "slug": "entretiens",
                "description": "Quelques questions, et le temps d’y répondre, sur le lieu de travail de la personne qui parle.",
            },
            "pt": {
                "name": "Entrevistas",
                "slug": "entrevistas",
                "description": "Algumas perguntas, e tempo para responder, no lugar onde trabalha quem fala.",
            },
            "en": {
                "name": "Interviews",
                "slug": "interviews",
                "description": "A few questions, and the time to answer them, in the place where the person speaking works.",
            },
        },
    },
    {
        "key": "insights",
        "original": "fr",
        "texts": {
            "fr": {
                "name": "Regards",
                "slug": "regards",
                "description": "Ce que change une idée quand elle entre dans une salle, une cour ou une réserve.",
            },
            "pt": {
                "name": "Olhares",
                "slug": "olhares",
                "description": "O que muda quando uma ideia entra numa sala, num pátio ou numa reserva.",
            },
            "en": {
                "name": "Insights",
                "slug": "insights",
                "description": "What an idea changes once it enters a gallery, a courtyard or a storeroom.",
            },
        },
    },
    {
        "key": "digital-engagement",
        "original": "en",
        "texts": {
            "fr": {
                "name": "Engagement numérique",
                "slug": "engagement-numerique",
                "description": "Des conseils éprouvés pour parler avec un public en ligne, même à deux et sans budget.",
            },
            "pt": {
                "name": "Envolvimento digital",
                "slug": "envolvimento-digital",
                "description": "Conselhos experimentados para conversar com um público em linha, mesmo a dois e sem orçamento.",
            },
            "en": {
                "name": "Digital engagement",
                "slug": "digital-engagement",
                "description": "Tested advice for talking with an audience online, even with a team of two and no budget.",
            },
        },
    },
    {
        "key": "success-stories",
        "original": "en",
        "texts": {
            "fr": {
                "name": "Réussites",
                "slug": "reussites",
                "description": "Ce qui a marché quelque part, raconté assez précisément pour être essayé ailleurs.",
            },
            "pt": {
                "name": "Boas experiências",
                "slug": "boas-experiencias",
                "description": "O que resultou nalgum lugar, contado com pormenor suficiente para se experimentar noutro.",
            },
            "en": {
                "name": "Success stories",
                "slug": "success-stories",
                "description": "What worked somewhere, told closely enough to be tried somewhere else.",
            },
        },
    },
    {
        "key": "heritage",
        "original": "pt",
        "texts": {
            "fr": {
                "name": "Patrimoine",
                "slug": "patrimoine",
                "description": "Garder, réparer, nommer, transmettre : les gestes de conservation et ceux qui les font.",
            },
            "pt": {
                "name": "Património",
                "slug": "patrimonio",
                "description": "Guardar, consertar, nomear, transmitir: os gestos da conservação e quem os faz.",
            },
            "en": {
                "name": "Heritage",
                "slug": "heritage",
                "description": "Keeping, mending, naming, handing on: the gestures of conservation and those who make them.",
            },
        },
    },
]

TOPICS = [
    {
        "key": "tolerance",
        "original": "fr",
        "texts": {
            "fr": {
                "name": "Tolérance",
                "slug": "tolerance",
                "description": "Les lieux de culture où l’on apprend à vivre à côté d’un avis, d’une langue ou d’une foi qui n’est pas la sienne.",
            },
            "pt": {
                "name": "Tolerância",
                "slug": "tolerancia",
                "description": "Os lugares de cultura onde se aprende a viver ao lado de uma opinião, de uma língua ou de uma fé que não é a nossa.",
            },
            "en": {
                "name": "Tolerance",
                "slug": "tolerance",
                "description": "Places of culture where one learns to live next to an opinion, a language or a faith that is not one’s own.",
            },
        },
    },
    {
        "key": "inclusivity",
        "original": "en",
        "texts": {
            "fr": {
                "name": "Inclusion",
                "slug": "inclusion",
                "description": "Entrer, comprendre, s’asseoir, être attendu : ce qui permet à chacun de se sentir chez soi dans une collection.",
            },
            "pt": {
                "name": "Inclusão",
                "slug": "inclusao",
                "description": "Entrar, compreender, sentar-se, ser esperado: o que permite a cada um sentir-se em casa numa coleção.",
            },
            "en": {
                "name": "Inclusivity",
                "slug": "inclusivity",
                "description": "Getting in, understanding, sitting down, being expected: what lets anyone feel at home in a collection.",
            },
        },
    },
    {
        "key": "women-in-culture",
        "original": "fr",
        "texts": {
            "fr": {
                "name": "Les femmes dans la culture",
                "slug": "femmes-dans-la-culture",
                "description": "Celles qui créent, dirigent, conservent ; celles, aussi, dont les registres ont perdu le nom.",
            },
            "pt": {
                "name": "As mulheres na cultura",
                "slug": "mulheres-na-cultura",
                "description": "As que criam, dirigem e conservam; também aquelas cujo nome os registos perderam.",
            },
            "en": {
                "name": "Women in culture",
                "slug": "women-in-culture",
                "description": "Those who create, direct and conserve; and those, too, whose names the registers lost.",
            },
        },
    },
    {
        "key": "artist-in-society",
        "original": "pt",
        "texts": {
            "fr": {
                "name": "L’artiste dans la société",
                "slug": "artiste-dans-la-societe",
                "description": "Ce qu’un artiste apporte à la vie commune, de l’atelier à la place publique.",
            },
            "pt": {
                "name": "O artista na sociedade",
                "slug": "artista-na-sociedade",
                "description": "O que um artista traz à vida comum, da oficina à praça pública.",
            },
            "en": {
                "name": "The artist in society",
                "slug": "artist-in-society",
                "description": "What an artist brings to common life, from the studio to the public square.",
            },
        },
    },
    {
        "key": "environment",
        "original": "pt",
        "texts": {
            "fr": {
                "name": "Environnement",
                "slug": "environnement",
                "description": "Les musées et ce qui pousse, nage et vole autour d’eux.",
            },
            "pt": {
                "name": "Ambiente",
                "slug": "ambiente",
                "description": "Os museus e o que cresce, nada e voa à sua volta.",
            },
            "en": {
                "name": "Environment",
                "slug": "environment",
                "description": "Museums, and whatever grows, swims and flies around them.",
            },
        },
    },
]

ISSUES = [
    {
        "key": "issue-12",
        "number": 12,
        "season": "autumn",
        "year": 2026,
        "date": "2026-09-22",
        "cover": "cover-12",
        "original": "fr",
        "texts": {
            "fr": {
                "title": "Se réconcilier avec le vivant",
                "slug": "numero-12",
                "season": "Automne",
                "theme": "Biodiversité",
                "summary": "Musées, bibliothèques et artistes réapprennent à regarder ce qui pousse, nage et vole. Un numéro en trois langues.",
                "editorial": (
                    Text(
                        "Une réconciliation commence rarement par un discours. Dans ce numéro, elle commence par une enveloppe de graines oubliée au fond d’un tiroir, par un jardin aperçu depuis les salles, par un récif écouté dans le noir.",
                        "MuseumWeek a pris deux fois pour thème la réconciliation avec le monde naturel, en 2023 et en 2024. Nous reprenons le mot pour le poser sur des tables de travail. Une conservatrice d’herbier aligne les quatorze orchidées que l’on a cueillies le même matin. Trois personnes, dans un grenier de schiste, comptent chaque automne dix grains par bocal. Une graveuse tend le crayon à une fougère et accepte ce qu’elle dessine. À qui n’a ni graines ni jardin, nous proposons sept jours en ligne, à la mesure d’une petite équipe.",
                        "Deux de ces textes n’existent pas encore en français. Nous les laissons au sommaire, dans leur langue : un portugais ou un anglais lu lentement fait parfois très bien l’affaire.",
                    ),
                ),
            },
            "pt": {
                "title": "Reconciliar-se com o mundo vivo",
                "slug": "numero-12",
                "season": "Outono",
                "theme": "Biodiversidade",
                "summary": "Museus, bibliotecas e artistas reaprendem a olhar para o que cresce, nada e voa. Um número em três línguas.",
                "editorial": (
                    Text(
                        "Uma reconciliação raramente começa por um discurso. Neste número, começa por um envelope de sementes esquecido no fundo de uma gaveta, por um jardim entrevisto das salas, por um recife escutado às escuras.",
                        "A MuseumWeek tomou duas vezes por tema a reconciliação com o mundo natural, em 2023 e em 2024. Retomamos a palavra para a pousar em mesas de trabalho. Uma conservadora de herbário alinha as catorze orquídeas colhidas na mesma manhã. Três pessoas, num celeiro de xisto, contam todos os outonos dez grãos por frasco. Uma gravadora passa o lápis a um feto e aceita o que ele desenha. A quem não tem sementes nem jardim, propomos sete dias em linha, à medida de uma equipa pequena.",
                        "Dois destes textos nasceram em português e ainda não existem em todas as línguas da casa. Ficam no índice de todas, na sua: um português lido devagar por quem vem do francês ou do inglês chega muitas vezes para atravessar a página.",
                    ),
                ),
            },
            "en": {
                "title": "Making peace with the living world",
                "slug": "issue-12",
                "season": "Autumn",
                "theme": "Biodiversity",
                "summary": "Museums, libraries and artists learn again to look at what grows, swims and flies. An issue in three languages.",
                "editorial": (
                    Text(
                        "Peace is seldom made by a speech. In this issue it begins with an envelope of seeds forgotten at the back of a drawer, with a garden glimpsed from the galleries, with a reef heard in the dark.",
                        "MuseumWeek has twice taken reconciliation with the natural world as its theme, in 2023 and in 2024. We pick the words up again to set them down on work tables. The keeper of a herbarium lines up the fourteen orchids gathered on one morning. Three people in a schist granary count ten seeds from every jar each autumn. A printmaker hands the pencil to a fern and accepts what it draws. For those with neither seeds nor a garden, we offer seven days online, cut to the size of a small team.",
                        "One of these texts does not exist in English yet. We have left it in the contents, in Portuguese: read slowly, a neighbour’s language will often carry you across the page.",
                    ),
                ),
            },
        },
    },
    {
        "key": "issue-11",
        "number": 11,
        "season": "spring",
        "year": 2026,
        "date": "2026-03-20",
        "cover": "cover-11",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Les réserves ouvertes",
                "slug": "numero-11",
                "season": "Printemps",
                "theme": "Collections",
                "summary": "Que se passe-t-il quand un musée montre ce qu’il range ? Un numéro sur les tiroirs, les étiquettes et ceux qui les ouvrent.",
                "editorial": (
                    Text(
                        "La réserve est la pièce du musée où les objets sont le plus à l’aise et les visiteurs le moins. On y entre sur rendez-vous, on y parle bas, on cherche où poser les mains. Ouvrir cette porte change la place de tout le monde : qui garde, qui regarde, qui a le droit de poser la question.",
                        "À Nantes, un responsable des collections tient la porte et répond aux questions. À Bristol, un archiviste du son fait entendre le bourdonnement qui précède les voix. Nous avons aussi suivi le public parmi les étagères, relu des étiquettes avec un peu de sévérité, et demandé ce que l’on doit à l’auteur d’une photographie.",
                        "Le numéro se ferme sur un meuble à fiches qui ne servait plus, dans une bibliothèque du Ribatejo. On y a mis des graines. Il arrive qu’une réserve, une fois ouverte, se mette à pousser.",
                    ),
                ),
            },
            "pt": {
                "title": "As reservas abertas",
                "slug": "numero-11",
                "season": "Primavera",
                "theme": "Coleções",
                "summary": "Que acontece quando um museu mostra o que arruma? Um número sobre gavetas, etiquetas e quem as abre.",
                "editorial": (
                    Text(
                        "A reserva é a divisão do museu onde os objetos estão mais à vontade e os visitantes menos. Entra-se com hora marcada, fala-se baixo, não se sabe onde pôr as mãos. Abrir essa porta muda o lugar de toda a gente: quem guarda, quem olha, quem tem direito a fazer a pergunta.",
                        "Em Nantes, um responsável pelas coleções segura a porta e responde às perguntas. Em Bristol, um arquivista de som dá a ouvir o zumbido que antecede as vozes. Seguimos também o público por entre as estantes, relemos etiquetas com alguma severidade e perguntámos o que se deve ao autor de uma fotografia.",
                        "O número fecha com um móvel de fichas que já não servia, numa biblioteca do Ribatejo. Puseram-lhe sementes. Acontece que uma reserva, depois de aberta, desate a crescer.",
                    ),
                ),
            },
            "en": {
                "title": "Open storerooms",
                "slug": "issue-11",
                "season": "Spring",
                "theme": "Collections",
                "summary": "What happens when a museum shows what it puts away? An issue about drawers, labels and the people who open them.",
                "editorial": (
                    Text(
                        "The storeroom is the part of a museum where the objects are most at ease and the visitors least. You go in by appointment, keep your voice down and wonder what to do with your hands. Open that door and everyone’s place changes: who keeps, who looks, who is entitled to ask.",
                        "In Nantes, a head of collections holds the door and answers questions. In Bristol, a sound archivist lets us hear the hum that comes before the voices. We also followed the public among the shelves, reread some labels with a certain severity, and asked what is owed to the author of a photograph.",
                        "The issue closes with a card cabinet that had outlived its use, in a library in the Ribatejo. They filled it with seeds. A storeroom, once opened, may begin to grow.",
                    ),
                ),
            },
        },
    },
]

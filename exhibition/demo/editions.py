"""The exhibition's editions. Paris is a fact (its list of works is not, and says so); Lisbon is invented, and says so."""

from cms.demo.content import Heading, Text

EDITIONS = [
    {
        "key": "paris",
        "original": "fr",
        "country": "FR",
        "latitude": 48.8566,
        "longitude": 2.3522,
        "start": "2022-11-25",
        "end": "2022-11-26",
        "institution": "unesco",
        "partners": ["unesco"],
        "works": [
            "work-fern-study",
            "work-phyllotaxis",
            "work-shell-spiral",
            "work-reef-night",
            "work-kelp-forest",
            "work-tidal-pool",
            "work-seed-cabinet",
        ],
        "picture": "work-reef-night",
        "texts": {
            "fr": {
                "title": "Réconciliation avec le vivant",
                "slug": "paris",
                "city": "Paris",
                "venue": "Siège de l’UNESCO",
                "address": "",
                "hours": "",
                "summary": "Les 25 et 26 novembre 2022, une exposition numérique au siège de l’UNESCO : la première étape du voyage.",
                "body": (
                    Text(
                        "Les 25 et 26 novembre 2022, l’exposition numérique « Réconciliation avec le vivant » s’est tenue à Paris, au siège de l’UNESCO. Deux jours, des œuvres sur écran, et un mot, réconciliation, que MuseumWeek allait reprendre pour thème en 2023 puis en 2024.",
                        "Une image projetée ne pèse rien et passe les frontières sans caisse ni convoyeur. En échange, elle oblige à tout dire à côté d’elle : qui l’a faite, d’après quelle plante, sous quelle licence. C’est une bonne école pour une exposition destinée à voyager.",
                    ),
                    Heading("À propos des œuvres de cette page"),
                    Text(
                        "L’événement, ses dates et son lieu sont réels. Les sept œuvres réunies ci-dessous appartiennent au contenu de démonstration : elles ont été dessinées pour ce site et n’ont pas été montrées à l’UNESCO.",
                    ),
                ),
            },
            "pt": {
                "title": "Reconciliação com o mundo vivo",
                "slug": "paris",
                "city": "Paris",
                "venue": "Sede da UNESCO",
                "address": "",
                "hours": "",
                "summary": "A 25 e 26 de novembro de 2022, uma exposição digital na sede da UNESCO: a primeira etapa da viagem.",
                "body": (
                    Text(
                        "A 25 e 26 de novembro de 2022, a exposição digital «Reconciliação com o mundo vivo» teve lugar em Paris, na sede da UNESCO. Dois dias, obras em ecrã e uma palavra, reconciliação, que a MuseumWeek iria retomar como tema em 2023 e em 2024.",
                        "Uma imagem projetada não pesa nada e passa fronteiras sem caixote nem acompanhante. Em troca, obriga a dizer tudo ao lado dela: quem a fez, a partir de que planta, com que licença. É boa escola para uma exposição destinada a viajar.",
                    ),
                    Heading("Sobre as obras desta página"),
                    Text(
                        "O acontecimento, as datas e o lugar são reais. As sete obras reunidas abaixo pertencem ao conteúdo de demonstração: foram desenhadas para este sítio e não estiveram expostas na UNESCO.",
                    ),
                ),
            },
            "en": {
                "title": "Reconciliation with the living",
                "slug": "paris",
                "city": "Paris",
                "venue": "UNESCO headquarters",
                "address": "",
                "hours": "",
                "summary": "On 25 and 26 November 2022, a digital exhibition at UNESCO headquarters: the first stage of the journey.",
                "body": (
                    Text(
                        "On 25 and 26 November 2022 the digital exhibition ‘Reconciliation with the living’ was held in Paris, at UNESCO headquarters. Two days, works on screens, and a word, reconciliation, that MuseumWeek would take up as its theme in 2023 and again in 2024.",
                        "A projected image weighs nothing and crosses borders without a crate or a courier. In return it obliges you to say everything beside it: who made it, after which plant, under what licence. That is good schooling for an exhibition meant to travel.",
                    ),
                    Heading("About the works on this page"),
                    Text(
                        "The event, its dates and its place are real. The seven works gathered below belong to the demonstration content: they were drawn for this site and were not shown at UNESCO.",
                    ),
                ),
            },
        },
    },
    {
        "key": "lisboa",
        "original": "pt",
        "country": "PT",
        "latitude": 38.7223,
        "longitude": -9.1393,
        "start": "2026-10-15",
        "end": "2027-01-31",
        "institution": "",
        "partners": [],
        "works": [
            "work-moss-alphabet",
            "work-fern-study",
            "work-seed-cabinet",
            "work-phyllotaxis",
            "work-moth-wings",
            "work-dragonfly-wing",
            "work-lichen-map",
            "work-mycelium",
            "work-shell-spiral",
            "work-tidal-pool",
            "work-kelp-forest",
            "work-reef-night",
        ],
        "picture": "work-kelp-forest",
        "texts": {
            "fr": {
                "title": "Ce que laisse la marée",
                "slug": "lisbonne",
                "city": "Lisbonne",
                "venue": "Armazém das Marés (lieu imaginaire)",
                "address": "Au bord du Tage, Lisbonne (adresse de démonstration)",
                "hours": "Du mardi au dimanche, de 10 h à 18 h ; le jeudi jusqu’à 20 h. Fermé le lundi, le 25 décembre et le 1er janvier.",
                "summary": "Douze œuvres au bord du Tage, dont cinq nouvelles, et un troisième artiste : Samuel Osei apporte le fil.",
                "body": (
                    Text(
                        "À Lisbonne, les œuvres quittent l’écran. Le parcours monte et descend comme le fleuve : on entre par les mousses et les graines, au sec, on suit les ailes et les filaments, et l’on finit dans l’eau, devant le récif. Sept œuvres viennent de l’étape parisienne ; cinq sont nouvelles, et Samuel Osei, artiste textile, rejoint Teresa Lobo et Léa Fontan.",
                        "Au milieu de la salle, une table porte les fiches remplies par les visiteurs. On y écrit le nom d’une espèce dans sa langue ; les noms trouvés au marché comptent autant que ceux du dictionnaire. Chaque vendredi, l’équipe épingle les plus discutés.",
                    ),
                    Heading("Une édition de démonstration"),
                    Text(
                        "L’Armazém das Marés n’existe pas. Ce lieu, ces dates et ces horaires ont été inventés pour montrer le site : ne prenez pas de billet de train.",
                    ),
                ),
            },
            "pt": {
                "title": "O que a maré deixa",
                "slug": "lisboa",
                "city": "Lisboa",
                "venue": "Armazém das Marés (lugar imaginário)",
                "address": "À beira do Tejo, Lisboa (morada de demonstração)",
                "hours": "De terça-feira a domingo, das 10h às 18h; quinta-feira até às 20h. Encerra à segunda-feira, a 25 de dezembro e a 1 de janeiro.",
                "summary": "Doze obras à beira do Tejo, cinco delas novas, e um terceiro artista: Samuel Osei traz o fio.",
                "body": (
                    Text(
                        "Em Lisboa, as obras saem do ecrã. O percurso sobe e desce como o rio: entra-se pelos musgos e pelas sementes, em terra seca, seguem-se as asas e os filamentos e acaba-se na água, diante do recife. Sete obras vêm da etapa de Paris; cinco são novas, e Samuel Osei, artista têxtil, junta-se a Teresa Lobo e a Léa Fontan.",
                        "A meio da sala, uma mesa recebe as fichas preenchidas pelos visitantes. Escreve-se nelas o nome de uma espécie na língua de cada um; os nomes ouvidos no mercado valem tanto como os do dicionário. Todas as sextas-feiras, a equipa afixa os mais discutidos.",
                    ),
                    Heading("Uma edição de demonstração"),
                    Text(
                        "O Armazém das Marés não existe. O lugar, as datas e os horários foram inventados para mostrar este sítio: não compre bilhete de comboio.",
                    ),
                ),
            },
            "en": {
                "title": "What the tide leaves",
                "slug": "lisbon",
                "city": "Lisbon",
                "venue": "Armazém das Marés (imaginary venue)",
                "address": "On the Tagus, Lisbon (demonstration address)",
                "hours": "Tuesday to Sunday, 10 am to 6 pm; Thursday until 8 pm. Closed on Monday, 25 December and 1 January.",
                "summary": "Twelve works beside the Tagus, five of them new, and a third artist: Samuel Osei brings the thread.",
                "body": (
                    Text(
                        "In Lisbon the works leave the screen. The route rises and falls like the river: you come in on dry land, among mosses and seeds, follow the wings and the filaments, and end up in the water, in front of the reef. Seven works come from the Paris stage; five are new, and Samuel Osei, a textile artist, joins Teresa Lobo and Léa Fontan.",
                        "In the middle of the room a table holds the cards that visitors have filled in. On them they write the name of a species in their own language; names heard at the market count as much as those in the dictionary. Every Friday the team pins up the most disputed.",
                    ),
                    Heading("A demonstration edition"),
                    Text(
                        "The Armazém das Marés does not exist. The venue, the dates and the hours were invented to show how this site works: please do not book a train.",
                    ),
                ),
            },
        },
    },
]

"""The institutions (invented, but for UNESCO) and the partners (facts)."""

INSTITUTIONS = [
    {
        "key": "herbario-do-vale",
        "name": "Herbário do Vale",
        "city": "Coimbra",
        "country": "PT",
        "url": "https://herbario-do-vale.example.org",
    },
    {
        "key": "musee-des-rives",
        "name": "Musée des Rives",
        "city": "Nantes",
        "country": "FR",
        "url": "https://musee-des-rives.example.org",
    },
    {
        "key": "bibliotheque-du-canal",
        "name": "Bibliothèque du Canal",
        "city": "Paris",
        "country": "FR",
        "url": "https://bibliotheque-du-canal.example.org",
    },
    {
        "key": "harbour-sound-archive",
        "name": "Harbour Sound Archive",
        "city": "Bristol",
        "country": "GB",
        "url": "https://harbour-sound-archive.example.org",
    },
    {
        "key": "unesco",
        "name": "UNESCO",
        "city": "Paris",
        "country": "FR",
        "url": "https://www.unesco.org",
    },
]

PARTNERS = [
    {
        "key": "chanel",
        "institution": "",
        "url": "",
        "first_year": 2017,
        "last_year": 2019,
        "original": "fr",
        "texts": {
            "fr": {
                "name": "Fondation CHANEL",
                "description": "Partenaire de MuseumWeek de 2017 à 2019, autour du rôle des femmes dans la culture et pour l’égalité des genres.",
            },
            "pt": {
                "name": "Fundação CHANEL",
                "description": "Parceira da MuseumWeek de 2017 a 2019, em torno do papel das mulheres na cultura e pela igualdade de género.",
            },
            "en": {
                "name": "CHANEL Foundation",
                "description": "Partner of MuseumWeek from 2017 to 2019, on the role of women in culture and for gender equality.",
            },
        },
    },
    {
        "key": "unesco",
        "institution": "unesco",
        "url": "https://www.unesco.org",
        "first_year": 2016,
        "last_year": None,
        "original": "fr",
        "texts": {
            "fr": {
                "name": "UNESCO",
                "description": "Partenaire de MuseumWeek depuis 2016 ; une exposition numérique s’est tenue à son siège parisien en novembre 2022.",
            },
            "pt": {
                "name": "UNESCO",
                "description": "Parceira da MuseumWeek desde 2016; em novembro de 2022, a sua sede em Paris acolheu uma exposição digital.",
            },
            "en": {
                "name": "UNESCO",
                "description": "Partner of MuseumWeek since 2016; a digital exhibition was held at its Paris headquarters in November 2022.",
            },
        },
    },
]

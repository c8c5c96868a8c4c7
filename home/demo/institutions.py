"""The demonstration's institutions (invented, except UNESCO) and partners (real)."""

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

from cms.demo.content import Copy, Heading, Quote, Story, Text

STORY = Story(
    key="women-in-culture",
    kind="article",
    original="fr",
    section="insights",
    authors=("claire-morel",),
    date="2026-06-18",
    topics=("women-in-culture",),
    picture="photo-brick",
    related=("archive-hums",),
    texts={
        "fr": Copy(
            title="Les femmes, mot après mot",
            slug="les-femmes-mot-apres-mot",
            summary="De 2017 à 2019, la MuseumWeek a pris pour thème le rôle des femmes dans la culture. La première année, aucun de ses sept mots ne les nommait.",
            body=(
                Text(
                    "Un mur de briques montre l’ouvrage et cache les mains. On peut admirer l’appareil, dater le mortier, et ne rien savoir de qui portait l’eau sur le chantier. Les collections ressemblent souvent à ce mur.",
                    "En 2017, l’année où est créée l’association Culture For Causes Network, la MuseumWeek prend pour thème le rôle des femmes dans la culture, avec la Fondation CHANEL, pour l’égalité entre les femmes et les hommes. Elle s’y tient trois ans : du 19 au 25 juin 2017, du 23 au 29 avril 2018, du 13 au 19 mai 2019.",
                ),
                Heading("Le mot qui manquait"),
                Text(
                    "Relisons les listes, un mot par jour. En 2018, « women » arrive en tête ; en 2019, « women in culture ». En 2017, on lit : food, sports, music, stories, books, travels, heritage. Les femmes étaient le thème, et aucun mot ne les désignait. Il fallait aller les chercher dans chacun des sept.",
                    "C’est cette liste-là que je conseille de rouvrir. <i>Food</i> : de quelle main est le cahier de recettes ? <i>Music</i> : qui a copié les parties d’orchestre ? <i>Travels</i> : qui a tenu le journal que signe l’explorateur ? <i>Books</i> : sous quel prénom, ou quelle initiale, l’autrice est-elle rangée ?",
                ),
                Quote("Les femmes étaient le thème, et aucun mot ne les désignait."),
                Text(
                    "L’exercice ne demande ni budget ni exposition. On prend un registre, on lit la colonne des noms, on s’arrête à chaque « épouse de » et à chaque « anonyme ». Quelquefois, une lettre ou une légende au dos d’un tirage donne le nom. Le plus souvent, on inscrit sur la fiche : « une femme, nom à retrouver ». C’est peu, et c’est une brique que l’on peut désormais montrer du doigt.",
                ),
            ),
        ),
    },
)

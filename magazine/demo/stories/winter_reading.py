from cms.demo.content import Copy, Story, Text

STORY = Story(
    key="winter-reading",
    kind="article",
    original="fr",
    section="insights",
    authors=("claire-morel",),
    date="2026-12-15",
    picture="lead-reading",
    state="scheduled",
    texts={
        "fr": Copy(
            title="Trois lectures pour l’hiver",
            slug="lectures-d-hiver",
            summary="Un registre, un livre d’or, un catalogue de graines : trois ouvrages sans auteur célèbre, à demander au comptoir quand la nuit tombe à cinq heures.",
            body=(
                Text(
                    "En décembre, on nous réclame des listes de livres. En voici une, courte, que l’on ne trouve pas en librairie.",
                    "D’abord, le registre d’entrée d’un petit musée. Demandez une copie, s’il se consulte, et lisez-le dans l’ordre, comme un feuilleton : trois saisons de silex, puis un piano, puis plus rien pendant quatre ans. Les ratures sont les meilleurs chapitres.",
                    "Ensuite, un livre d’or. Sautez les louanges et cherchez les gens pressés : « Très beau, mais où s’assoit-on ? » Il y a là un traité d’accueil écrit par des centaines de mains, et personne ne l’a jamais relu en entier.",
                    "Enfin, un catalogue de graines. Il parle au futur, ce qui est rare parmi les catalogues. Lisez-le à voix haute, à deux, un soir de pluie ; notez au crayon ce que vous sèmerez. En mars, vous saurez si c’était un roman.",
                ),
            ),
        ),
    },
)

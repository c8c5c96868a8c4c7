from cms.demo.content import Copy, Story, Text

STORY = Story(
    key="minutes-before-opening",
    kind="article",
    original="fr",
    section="insights",
    authors=("claire-morel",),
    date="2026-11-20",
    picture="photo-coffee",
    state="draft",
    texts={
        "fr": Copy(
            title="Dix minutes avant l’ouverture",
            slug="dix-minutes-avant",
            summary="Entre le café et la clé, il y a dans chaque musée un moment que le public ne voit pas. Un matin dans la salle du personnel, à Tours.",
            body=(
                Text(
                    "À neuf heures cinquante, au musée Sainte-Aure, à Tours, cinq personnes boivent leur café debout. La salle du personnel n’a que deux chaises ; on y pose les manteaux. C’est ici que l’on apprend ce que la journée sera : un groupe de visiteurs sourds à onze heures, une ampoule à changer salle 3, la pie qui a encore tapé au carreau.",
                    "Lucette Oriol, l’agente de salle, fait son tour avant tout le monde. Elle ne regarde pas les tableaux ; elle écoute. Un plancher qui craque autrement, une ventilation muette, elle le sait avant les appareils. « Le matin, dit-elle, les salles ont encore leur bruit à elles. »",
                    "À cinquante-huit, les tasses sont rincées. Derrière la porte vitrée, un homme a déjà la main sur la poignée et lit les horaires pour se donner une contenance. Quelqu’un dit : « On y va ? » La clé tourne deux fois.",
                ),
            ),
        ),
    },
)

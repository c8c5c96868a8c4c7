"""The exhibition's demonstration texts: its page, and the names of what the other files of this folder hold."""

from cms.demo.content import Heading, Text
from exhibition.demo.editions import EDITIONS
from exhibition.demo.works import WORKS

__all__ = ["EDITIONS", "EXHIBITION", "WORKS"]

EXHIBITION = {
    "original": "fr",
    "texts": {
        "fr": {
            "title": "Biodiversité, l’exposition",
            "slug": "exposition",
            "summary": "De Paris à Lisbonne, des artistes dessinent, impriment et tissent le monde vivant. À chaque ville, l’exposition accueille de nouveaux artistes.",
            "body": (
                Text(
                    "Une exposition sur la biodiversité court un danger : montrer de belles choses à des gens déjà convaincus. Celle-ci est faite pour changer de ville, et donc d’interlocuteurs. Elle fait confiance à la culture et aux artistes pour rendre sensibles les questions d’environnement, et elle attend une réponse de ceux qui entrent : où avez-vous vu cette plante, comment l’appelle-t-on chez vous, depuis quand ne l’avez-vous plus croisée ?",
                    "Chaque édition se tient dans une ville différente. D’autres artistes s’y joignent, et l’exposition porte plus loin. La première étape eut lieu au siège de l’UNESCO à Paris, en novembre 2022, sous une forme numérique.",
                ),
                Heading("Ce que l’on voit"),
                Text(
                    "Des fougères, des coquilles, des ailes, des récifs, des mousses. Les œuvres ont en commun de partir d’une règle de croissance, l’angle qui range les graines d’un tournesol, la cloison qui raidit une aile, et de la suivre jusqu’à l’endroit où le vivant s’en écarte. À côté de chacune, un cartel court, en trois langues, et une fiche vierge où le visiteur peut noter le nom de l’espèce dans la sienne.",
                    "Les douze œuvres, leurs cartels et les trois artistes présentés ici sont un contenu de démonstration ; les images ont été dessinées pour ce site.",
                ),
            ),
        },
        "pt": {
            "title": "Biodiversidade, a exposição",
            "slug": "exposicao",
            "summary": "De Paris a Lisboa, artistas desenham, imprimem e tecem o mundo vivo. Em cada cidade, a exposição acolhe novos artistas.",
            "body": (
                Text(
                    "Uma exposição sobre a biodiversidade corre um perigo: mostrar coisas belas a quem já está convencido. Esta foi feita para mudar de cidade e, com ela, de interlocutores. Confia na cultura e nos artistas para tornar sensíveis as questões ambientais, e espera uma resposta de quem entra: onde viu esta planta, como se chama na sua terra, há quanto tempo não a encontra?",
                    "Cada edição realiza-se numa cidade diferente. Juntam-se-lhe outros artistas e a exposição chega mais longe. A primeira etapa teve lugar na sede da UNESCO, em Paris, em novembro de 2022, em formato digital.",
                ),
                Heading("O que se vê"),
                Text(
                    "Fetos, conchas, asas, recifes, musgos. As obras têm em comum partirem de uma regra de crescimento, o ângulo que arruma as sementes de um girassol, a nervura que retesa uma asa, e seguirem-na até ao ponto em que a vida dela se desvia. Ao lado de cada uma há uma tabela curta, em três línguas, e uma ficha em branco onde o visitante pode escrever o nome da espécie na sua.",
                    "As doze obras, as respetivas tabelas e os três artistas aqui apresentados são conteúdo de demonstração; as imagens foram desenhadas para este sítio.",
                ),
            ),
        },
        "en": {
            "title": "Biodiversity, the exhibition",
            "slug": "exhibition",
            "summary": "From Paris to Lisbon, artists draw, print and weave the living world. In each city, new artists join the exhibition.",
            "body": (
                Text(
                    "An exhibition on biodiversity runs a risk: showing beautiful things to people who are already convinced. This one is made to change city, and with the city its company. It trusts culture and artists to make environmental questions felt, and expects an answer from those who come in: where have you seen this plant, what do you call it at home, how long is it since you last came across it?",
                    "Each edition is held in a different city. More artists join, and the exhibition reaches further. The first stage took place at UNESCO headquarters in Paris in November 2022, in digital form.",
                ),
                Heading("What there is to see"),
                Text(
                    "Ferns, shells, wings, reefs, mosses. What the works share is a rule of growth, the angle that sets out the seeds of a sunflower, the vein that stiffens a wing, which they follow to the point where life departs from it. Beside each hangs a short label in three languages, and a blank card on which visitors can write the name of the species in their own.",
                    "The twelve works, their labels and the three artists presented here are demonstration content; the pictures were drawn for this site.",
                ),
            ),
        },
    },
}

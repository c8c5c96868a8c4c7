from cms.demo.content import Advice, Copy, Heading, Quote, Related, Story, Text

STORY = Story(
    key="lending-seeds",
    kind="article",
    original="pt",
    section="success-stories",
    authors=("ines-duarte",),
    date="2026-05-21",
    topics=("environment", "inclusivity"),
    picture="photo-flower",
    issue=11,
    order=6,
    texts={
        "pt": Copy(
            title="Emprestam-se sementes, devolvem-se histórias",
            slug="emprestar-sementes",
            summary="Na Biblioteca do Moinho, no Ribatejo, um ficheiro antigo guarda alfaces, feijões e dálias. Leva-se na primavera e devolve-se no outono.",
            body=(
                Text(
                    "O móvel das fichas da Biblioteca do Moinho, no Ribatejo, estava vazio desde que o catálogo passou para o computador. Há quatro anos, a bibliotecária Graça Tomé forrou uma gaveta com envelopes e escreveu na frente: «Alface a Feijão». Leva-se um envelope com o cartão de leitor e devolve-se outro no outono, se a horta deixar. No primeiro ano voltaram nove; hoje as gavetas são doze e já falta espaço.",
                    "A dália baralhou tudo. Quem semeia uma dália raramente colhe a mesma flor: da semente de uma flor cor de laranja nascem vermelhas, amarelas, uma branca. Como se regista a devolução de um livro que voltou com outra capa? Graça Tomé abriu um campo novo na ficha, «o que nasceu», e é a coluna que toda a gente lê.",
                ),
                Quote(
                    "Nunca cobrámos multa a quem perdeu a colheita. Pedimos que conte como foi.",
                    "Graça Tomé, bibliotecária",
                ),
                Heading("Quem passou a vir"),
                Text(
                    "Vieram os hortelãos, que não tinham cartão. Veio uma família chegada havia pouco do Nepal, com sementes de mostarda e a receita, hoje arquivada nas duas línguas. A Biblioteca da Estação, a vinte quilómetros, copiou a ideia e trocam gavetas uma vez por ano.",
                ),
                Advice(
                    "Para começar com uma gaveta",
                    "Escolha plantas fáceis de colher: alface, feijão, ervilha, tomate.",
                    "Escreva no envelope a espécie, o ano, o lugar e um nome próprio.",
                    "Aceite devoluções tardias, pequenas ou só contadas.",
                ),
                Related("seed-book"),
            ),
        ),
        "fr": Copy(
            title="On prête des graines, on rend des histoires",
            slug="preter-des-graines",
            summary="À la Biblioteca do Moinho, au Portugal, un vieux fichier abrite laitues, haricots et dahlias. On emprunte au printemps, on rend à l’automne.",
            body=(
                Text(
                    "Le meuble à fiches de la Biblioteca do Moinho, dans le Ribatejo, était vide depuis l’informatisation du catalogue. Il y a quatre ans, la bibliothécaire Graça Tomé a garni un tiroir d’enveloppes et écrit dessus : « De haricot à laitue ». On emporte une enveloppe avec sa carte de lecteur, on en rend une autre à l’automne, si le potager veut bien. La première année, neuf sont revenues ; il y a aujourd’hui douze tiroirs, et la place manque.",
                    "Le dahlia a tout embrouillé. Qui en sème récolte rarement la même fleur : de la graine d’un dahlia orange naissent des rouges, des jaunes, un blanc. Comment enregistrer le retour d’un livre qui a changé de couverture ? Graça Tomé a ouvert dans la fiche un nouveau champ, « ce qui a poussé », et c’est la colonne que tout le monde lit.",
                ),
                Quote(
                    "Nous n’avons jamais mis d’amende à qui a perdu sa récolte. Nous lui demandons de raconter.",
                    "Graça Tomé, bibliothécaire",
                ),
                Heading("Ceux qui sont venus"),
                Text(
                    "Les jardiniers sont venus, qui n’avaient pas de carte. Une famille arrivée depuis peu du Népal a apporté des graines de moutarde et la recette, classée désormais dans les deux langues. À vingt kilomètres, la Biblioteca da Estação a repris l’idée ; une fois l’an, elles échangent leurs tiroirs.",
                ),
                Advice(
                    "Pour commencer avec un tiroir",
                    "Choisissez des plantes faciles à récolter : laitue, haricot, pois, tomate.",
                    "Notez sur l’enveloppe l’espèce, l’année, le lieu et un prénom.",
                    "Acceptez les retours tardifs, maigres ou simplement racontés.",
                ),
                Related("seed-book"),
            ),
        ),
        "en": Copy(
            title="Seeds go out on loan, stories come back",
            slug="lending-seeds",
            summary="At the Biblioteca do Moinho in Portugal, an old card cabinet holds beans, lettuces and dahlias. You borrow in spring and return in autumn.",
            body=(
                Text(
                    "The card cabinet at the Biblioteca do Moinho, a library in the Ribatejo, had stood empty since the catalogue moved to a computer. Four years ago the librarian, Graça Tomé, filled one drawer with envelopes and wrote on the front: ‘Bean to Lettuce’. You take an envelope out on your library card and bring another back in the autumn, garden permitting. Nine came back the first year; now there are twelve drawers, and space is short.",
                    "Then came the dahlia. Sow one and you will seldom get the same flower back: seed from an orange plant gives reds, yellows, the odd white. How do you record the return of a book that has changed its cover? Graça Tomé added a field to the record, ‘what came up’, and it is the column everybody reads.",
                ),
                Quote(
                    "We have never fined anyone who lost a crop. We ask them to tell us about it.",
                    "Graça Tomé, librarian",
                ),
                Heading("Who started coming"),
                Text(
                    "Allotment holders came, who had never had a card. A family newly arrived from Nepal came with mustard seed and the recipe to go with it, now filed in both languages. The Biblioteca da Estação, twenty kilometres away, borrowed the idea as well, and once a year the two libraries swap drawers.",
                ),
                Advice(
                    "To start with one drawer",
                    "Pick plants whose seed is easy to save: lettuce, beans, peas, tomatoes.",
                    "Write the species, the year, the place and a first name on the envelope.",
                    "Accept returns that are late, meagre or only told.",
                ),
                Related("seed-book"),
            ),
        ),
    },
)

"""The seven days of the weeks whose hashtags are attested. The tags are facts; the invitations are ours."""


def day(date, hashtag, fr, pt, en):
    """One day of a week: the tag as it was published (in English), and what the day invites to."""
    return {
        "date": date,
        "hashtag": hashtag,
        "hashtag_language": "en",
        "texts": {"fr": {"text": fr}, "pt": {"text": pt}, "en": {"text": en}},
    }


DAYS = {
    2017: [
        day(
            "2017-06-19",
            "#FoodMW",
            "Mettez la table : un plat, une recette, une cuisine de vos collections.",
            "Ponha a mesa: um prato, uma receita, uma cozinha da sua coleção.",
            "Lay the table: a dish, a recipe, a kitchen from your collection.",
        ),
        day(
            "2017-06-20",
            "#SportsMW",
            "Faites courir, nager ou lutter une figure immobile depuis longtemps.",
            "Faça correr, nadar ou lutar uma figura há muito parada.",
            "Find a figure that runs, swims or wrestles without moving.",
        ),
        day(
            "2017-06-21",
            "#MusicMW",
            "Tendez l’oreille : un instrument, une partition, une salle qui résonne.",
            "Apure o ouvido: um instrumento, uma partitura, uma sala que ressoa.",
            "Lend an ear: an instrument, a score, a room that echoes.",
        ),
        day(
            "2017-06-22",
            "#StoriesMW",
            "Racontez la vie d’un objet avant qu’il ne porte un numéro d’inventaire.",
            "Conte a vida de um objeto antes de ter número de inventário.",
            "Tell an object’s life before it was given an inventory number.",
        ),
        day(
            "2017-06-23",
            "#BooksMW",
            "Ouvrez un livre à une page que personne ne montre d’habitude.",
            "Abra um livro numa página que ninguém costuma mostrar.",
            "Open a book at a page that nobody usually shows.",
        ),
        day(
            "2017-06-24",
            "#TravelsMW",
            "Suivez la route d’une pièce venue de loin, escales comprises.",
            "Siga a rota de uma peça vinda de longe, com todas as escalas.",
            "Follow the route of a piece that came from far away.",
        ),
        day(
            "2017-06-25",
            "#HeritageMW",
            "Dites ce que vous avez reçu et ce que vous voulez transmettre.",
            "Diga o que recebeu e o que gostaria de deixar aos outros.",
            "Say what you were handed, and what you hope to hand on.",
        ),
    ],
    2018: [
        day(
            "2018-04-23",
            "#WomenMW",
            "Présentez une femme que vos collections nomment, ou devraient nommer.",
            "Apresente uma mulher que a sua coleção nomeia, ou devia nomear.",
            "Introduce a woman whom your collection names, or ought to.",
        ),
        day(
            "2018-04-24",
            "#CityMW",
            "Regardez la ville depuis vos fenêtres, puis vos fenêtres depuis la ville.",
            "Olhe a cidade das suas janelas e as suas janelas da cidade.",
            "Look at the city from your windows, then the other way round.",
        ),
        day(
            "2018-04-25",
            "#HeritageMW",
            "Montrez un geste, un mot ou un objet qui a traversé le temps.",
            "Mostre um gesto, uma palavra ou um objeto que atravessou o tempo.",
            "Show a gesture, a word or an object that has lasted.",
        ),
        day(
            "2018-04-26",
            "#ProfessionsMW",
            "Faites connaître un métier du musée que le public ne voit jamais.",
            "Dê a conhecer uma profissão do museu que o público nunca vê.",
            "Introduce a museum job that the public never sees.",
        ),
        day(
            "2018-04-27",
            "#KidsMW",
            "Laissez un enfant choisir l’œuvre, et écrire la légende.",
            "Deixe uma criança escolher a obra e escrever a legenda.",
            "Let a child choose the work, and write the caption.",
        ),
        day(
            "2018-04-28",
            "#NatureMW",
            "Cherchez ce qui pousse, rampe ou vole dans vos collections.",
            "Procure o que cresce, rasteja ou voa na sua coleção.",
            "Look for what grows, crawls or flies in your collection.",
        ),
        day(
            "2018-04-29",
            "#DifferenceMW",
            "Donnez la parole à un regard que vos salles entendent peu.",
            "Dê a palavra a um olhar que as suas salas pouco ouvem.",
            "Give room to a voice your galleries seldom hear.",
        ),
    ],
    2019: [
        day(
            "2019-05-13",
            "#WomenInCultureMW",
            "Rendez visible le travail d’une femme : œuvre, découverte, atelier, signature.",
            "Torne visível o trabalho de uma mulher: obra, descoberta, oficina, assinatura.",
            "Make one woman’s work visible: a piece, a discovery, a signature.",
        ),
        day(
            "2019-05-14",
            "#SecretsMW",
            "Ouvrez un tiroir, retournez un tableau, montrez le dos des choses.",
            "Abra uma gaveta, vire um quadro, mostre o avesso das coisas.",
            "Open a drawer, turn a painting round, show the back of things.",
        ),
        day(
            "2019-05-15",
            "#PlayMW",
            "Jouez avec une œuvre : devinette, puzzle, ombres ou pas de danse.",
            "Brinque com uma obra: adivinha, puzzle, sombras ou passo de dança.",
            "Play with a work: a riddle, a puzzle, shadows, a dance step.",
        ),
        day(
            "2019-05-16",
            "#RainbowMW",
            "Rangez quelques objets par couleur, et regardez qui se retrouve voisin.",
            "Arrume alguns objetos por cores e veja quem fica ao lado de quem.",
            "Sort some objects by colour, and see who becomes neighbours.",
        ),
        day(
            "2019-05-17",
            "#ExploreMW",
            "Emmenez le public là où le plan du musée s’arrête.",
            "Leve o público até onde o mapa do museu já não chega.",
            "Take people to the place where the floor plan stops.",
        ),
        day(
            "2019-05-18",
            "#PhotoMW",
            "Choisissez une photographie et dites qui se tenait derrière l’appareil.",
            "Escolha uma fotografia e diga quem estava atrás da câmara.",
            "Choose a photograph, and say who stood behind the camera.",
        ),
        day(
            "2019-05-19",
            "#FriendsMW",
            "Saluez un autre musée, une bibliothèque, un visiteur fidèle.",
            "Cumprimente outro museu, uma biblioteca, um visitante fiel.",
            "Greet another museum, a library, a visitor who keeps coming back.",
        ),
    ],
    2020: [
        day(
            "2020-05-11",
            "#HeroesMW",
            "Remerciez quelqu’un qui tient bon, aujourd’hui ou dans vos collections.",
            "Agradeça a alguém que resiste, hoje ou na sua coleção.",
            "Thank someone who holds on, today or in your collection.",
        ),
        day(
            "2020-05-12",
            "#CultureInQuarantineMW",
            "Racontez ce que devient un lieu de culture quand ses portes sont closes.",
            "Conte o que é um lugar de cultura de portas fechadas.",
            "Tell us what a place of culture does behind closed doors.",
        ),
        day(
            "2020-05-13",
            "#TogetherMW",
            "Faites quelque chose à plusieurs, chacun depuis sa fenêtre.",
            "Faça alguma coisa em conjunto, cada um à sua janela.",
            "Make something with others, each from your own window.",
        ),
        day(
            "2020-05-14",
            "#MuseumMomentsMW",
            "Retrouvez un instant vécu au musée et partagez-le tel quel.",
            "Recorde um instante vivido num museu e partilhe-o tal como foi.",
            "Recall one moment spent in a museum, and share it as it was.",
        ),
        day(
            "2020-05-15",
            "#ClimateMW",
            "Lisez le climat dans un tableau, un carnet, un cerne de bois.",
            "Leia o clima num quadro, num caderno, num anel de madeira.",
            "Read the climate in a painting, a notebook, a tree ring.",
        ),
        day(
            "2020-05-16",
            "#TechnologyMW",
            "Montrez une machine, ancienne ou neuve, qui rapproche les gens.",
            "Mostre uma máquina, antiga ou nova, que aproxima as pessoas.",
            "Show a machine, old or new, that brings people closer.",
        ),
        day(
            "2020-05-17",
            "#DreamsMW",
            "Demandez à chacun le musée dont il rêve, et dessinez-le.",
            "Pergunte a cada um com que museu sonha e desenhe-o.",
            "Ask people which museum they dream of, and draw it.",
        ),
    ],
}

from cms.demo.content import Advice, Copy, Heading, Picture, Quote, Story, Text

STORY = Story(
    key="alt-text",
    kind="article",
    original="en",
    section="digital-engagement",
    authors=("ruth-adeyemi",),
    date="2026-08-20",
    topics=("inclusivity",),
    picture="lead-words",
    related=("what-a-label-owes",),
    texts={
        "en": Copy(
            title="A picture, told over the telephone",
            slug="alt-text",
            summary="Alternative text is read aloud to people who cannot see an image. It takes two sentences, and a decision about what matters.",
            body=(
                Text(
                    "Imagine ringing a friend from an exhibition. ‘I’m looking at a cat,’ you say, and she waits. ‘A tabby’s face, so close that it fills the picture. It is staring past me with wide green eyes, as if somebody had come in.’ Now she is there too, and you have composed your first alternative text.",
                    "Alt text is what a screen reader speaks in place of an image. Museums tend to paste in the label instead: artist, title, accession number. The listener then learns who owns the picture and nothing of what is in it.",
                ),
                Picture("photo-chelsea", "The cat in question, who has not read the description."),
                Heading("Decide what it is there for"),
                Text(
                    "The same photograph needs different words in different places. In a piece about colour, a dahlia is ‘orange, paler at the tips of the petals’; in one about seed it is ‘in full flower, the centre still closed’. Where the paragraph beside it has already described it, leave the description empty. And say what you see before what you feel: ‘a woman in a blue coat, alone on a platform’ lets the listener arrive at melancholy unaided.",
                ),
                Quote(
                    "I don’t need every petal. I need to know why you chose the picture.",
                    "Miriam Holt, who reads with a screen reader",
                ),
                Advice(
                    "How to write alternative text",
                    "Start with the subject and what it is doing; skip ‘image of’.",
                    "Stop after two sentences, then read them aloud.",
                    "Copy out any words that appear in the picture.",
                    "Ask people how they would like to be described.",
                    "Put author, title and licence in the credit, where they belong.",
                ),
            ),
        ),
        "fr": Copy(
            title="Une image, racontée au téléphone",
            slug="texte-alternatif",
            summary="Le texte alternatif est lu à voix haute à qui ne voit pas l’image. Il y faut deux phrases, et avoir décidé de ce qui compte.",
            body=(
                Text(
                    "Vous appelez une amie depuis une exposition. « Je regarde un chat », dites-vous, et elle attend. « La tête d’un chat tigré, de si près qu’elle remplit l’image. Ses grands yeux verts fixent quelque chose derrière moi, comme si quelqu’un venait d’entrer. » La voilà sur place, et vous avez composé votre premier texte alternatif.",
                    "C’est ce que le lecteur d’écran prononce à la place d’une image. Les musées y collent volontiers le cartel : artiste, titre, numéro d’inventaire. On apprend ainsi à qui appartient l’image, et rien de ce qu’elle montre.",
                ),
                Picture("photo-chelsea", "Le chat en question, qui n’a pas lu sa description."),
                Heading("Décider à quoi elle sert"),
                Text(
                    "La même photographie demande d’autres mots selon l’endroit. Dans un article sur la couleur, un dahlia est « orange, plus pâle au bout des pétales » ; dans un article sur les graines, il est « en pleine fleur, le cœur encore fermé ». Quand le paragraphe voisin l’a déjà décrit, laissez la description vide. Dites enfin ce que vous voyez avant ce que vous ressentez : « une femme en manteau bleu, seule sur un quai » conduit bien assez à la mélancolie.",
                ),
                Quote(
                    "Je n’ai pas besoin de chaque pétale. J’ai besoin de savoir pourquoi vous avez choisi cette image.",
                    "Miriam Holt, qui lit avec un lecteur d’écran",
                ),
                Advice(
                    "Pour écrire un texte alternatif",
                    "Commencez par le sujet et ce qu’il fait ; sautez « image de ».",
                    "Arrêtez-vous après deux phrases, puis lisez-les à voix haute.",
                    "Recopiez les mots qui figurent dans l’image.",
                    "Demandez aux gens comment ils souhaitent être décrits.",
                    "Laissez l’auteur, le titre et la licence au crédit, qui est leur place.",
                ),
            ),
        ),
        "pt": Copy(
            title="Uma imagem contada ao telefone",
            slug="texto-alternativo",
            summary="O texto alternativo é lido em voz alta a quem não vê a imagem. Pede duas frases e uma decisão sobre o que importa.",
            body=(
                Text(
                    "Imagine que telefona a uma amiga a partir de uma exposição. «Estou a ver um gato», diz, e ela espera. «A cara de um gato malhado, tão perto que enche a imagem. Tem os olhos verdes muito abertos, postos em qualquer coisa atrás de mim, como se alguém tivesse entrado.» Agora ela também lá está, e o seu primeiro texto alternativo está feito.",
                    "É isto que o leitor de ecrã diz em vez de uma imagem. Os museus costumam colar lá a tabela: artista, título, número de inventário. Fica-se a saber de quem é a imagem e nada do que nela se vê.",
                ),
                Picture("photo-chelsea", "O gato em questão, que não leu a descrição."),
                Heading("Decidir para que serve"),
                Text(
                    "A mesma fotografia pede palavras diferentes em sítios diferentes. Num artigo sobre a cor, uma dália é «cor de laranja, mais pálida na ponta das pétalas»; num artigo sobre sementes, está «em plena flor, com o centro ainda fechado». Se o parágrafo ao lado já a descreveu, deixe a descrição vazia. E diga o que vê antes do que sente: com «uma mulher de casaco azul, sozinha num cais», quem ouve chega à melancolia pelo seu pé.",
                ),
                Quote(
                    "Não preciso de todas as pétalas. Preciso de saber porque escolheram esta imagem.",
                    "Miriam Holt, que lê com um leitor de ecrã",
                ),
                Advice(
                    "Como escrever um texto alternativo",
                    "Comece pelo assunto e pelo que está a fazer; salte «imagem de».",
                    "Pare ao fim de duas frases e leia-as em voz alta.",
                    "Copie as palavras que apareçam na imagem.",
                    "Pergunte às pessoas como gostariam de ser descritas.",
                    "Deixe o autor, o título e a licença no crédito, que é o lugar deles.",
                ),
            ),
        ),
    },
)

from cms.demo.content import QA, Advice, Copy, Picture, Quote, Related, Story, Text

STORY = Story(
    key="seed-book",
    kind="interview",
    original="pt",
    section="interviews",
    authors=("ines-duarte",),
    interviewees=("helena-vasconcelos",),
    date="2026-09-24",
    topics=("environment", "women-in-culture"),
    picture="lead-herbarium",
    issue=12,
    order=1,
    texts={
        "pt": Copy(
            title="A semente é um livro que se relê",
            slug="semente-livro",
            summary="Cinco perguntas a Helena Vasconcelos, conservadora do Herbário do Vale, em Coimbra, sobre folhas secas, chícharos teimosos e o que devemos às plantas que colhemos.",
            place="Coimbra",
            body=(
                Text(
                    "O Herbário do Vale ocupa o piso de cima de uma antiga oficina de encadernação, em Coimbra, e ainda cheira um pouco a cola. Helena Vasconcelos recebe-nos à mesa comprida onde abre as pastas, com uma lupa ao pescoço e uma regra para as visitas: as canetas ficam à porta, só entra o lápis.",
                ),
                QA(
                    "O que guarda, afinal, um herbário?",
                    "Guarda decisões. Alguém se baixou à beira de um caminho, escolheu esta haste e deixou a do lado, deitou-a entre duas folhas de jornal e escreveu um lugar, uma data, um nome. A planta secou; a decisão continua ali, inteira. Quando abro uma pasta, estou a espreitar por cima do ombro dessa pessoa.",
                    "E guarda o que ninguém pensou em guardar. Temos um ramo de salgueiro preso com uma tira de papel que é o verso de uma conta de farmácia. Há dias, uma estudante veio ver uma orquídea e passou a tarde a ler o jornal em que ela estava embrulhada. Achei muito bem: eram as notícias do dia em que a planta foi colhida.",
                ),
                QA(
                    "Costuma dizer que a semente é um livro que se relê. O que quer isso dizer?",
                    "Uma folha prensada lê-se com os olhos. Uma semente só se lê de uma maneira, que é semeá-la, e nesse momento o exemplar desaparece. Se quem o leu não colher sementes novas e não as guardar outra vez, a biblioteca fica com menos um livro. Penso muito nos copistas: cada leitura é uma cópia, e cada cópia traz uma pequena diferença, um ano de seca, um vizinho que também estava em flor.",
                    "Em 2019 encontrámos numa gaveta um envelope com quarenta chícharos de há trinta anos e uma nota a lápis: «semear cedo». Semeámos vinte e guardámos os outros vinte. Nasceram quatro. Demos as sementes dessas plantas a uma escola da serra, que nos devolve todos os anos um envelope com a data e o nome de quem colheu. Vamos na sétima leitura.",
                ),
                Quote(
                    "Cada leitura é uma cópia, e cada cópia traz uma pequena diferença.",
                    "Helena Vasconcelos",
                ),
                QA(
                    "A reconciliação com o mundo natural foi o tema da MuseumWeek em 2023 e em 2024, e voltamos a ela nesta edição. Não é estranho falar disso numa casa de plantas mortas?",
                    "É desconfortável, e ainda bem. Temos catorze folhas da mesma orquídea, colhidas na mesma encosta, na mesma manhã de maio. Fui lá. A encosta continua, a orquídea já ninguém a vê. Não posso jurar que a culpa foi daquela manhã, mas catorze é um número que custa a explicar. Durante anos expusemos só a mais bonita. Agora pomos as catorze lado a lado e deixamos o visitante contá-las.",
                    "Reconciliar-se obriga a dizer o que se tirou. Hoje colhemos uma flor, fotografamos as outras e escrevemos na etiqueta quem nos levou até lá. Nas etiquetas antigas vem o nome do senhor doutor; a mulher que sabia onde crescia a losna, e para que servia, ficou de fora. Quando conseguimos apurar o nome dela, pomo-lo numa segunda etiqueta, datada, por baixo da primeira. Num herbário nada se apaga.",
                ),
                Picture(
                    "work-seed-cabinet",
                    "Um armário de sementes, num dos desenhos da exposição dedicada à biodiversidade.",
                ),
                QA(
                    "Digitalizaram a coleção. O que mudou?",
                    "Mudou a correspondência. Dantes escreviam-nos botânicos. Na primavera escreveu-nos uma enfermeira reformada, a dizer que tínhamos lido mal o nome da terra dela: na etiqueta estava «Vale da Azenha» e nós transcrevemos «Vale da Arenha». Tinha razão. Corrigida essa letra, onze plantas mudaram de concelho.",
                    "Também aprendi que a imagem sozinha viaja mal. Se a etiqueta não for transcrita e traduzida, quem está longe vê uma mancha castanha sobre papel. E há coisas que o ecrã não leva: o cheiro do poejo, que passados tantos anos ainda sai da pasta quando a abrimos. Por isso acabamos todas as respostas com a mesma frase: se passar por Coimbra, venha cheirar.",
                ),
                QA(
                    "E a uma casa pequena, sem laboratório nem orçamento, o que aconselha?",
                    "Que escolha uma gaveta. Uma só, e que a abra sempre no mesmo dia do mês, com alguém da equipa sentado ao lado. As pessoas vêm por causa de uma planta e acabam a contar um quintal; muitas voltam no mês seguinte com um saco de papel e a roseira da avó. A nossa mesa tem oito lugares. Enche quase sempre, e chega-nos.",
                    "E que não espere pela ficha perfeita. Uma etiqueta que diz «não sabemos» é a melhor pergunta que se pode fazer a quem entra.",
                ),
                Advice(
                    "Para reabrir uma gaveta",
                    "Marque um dia fixo por mês e anuncie o que vai sair da gaveta: uma espécie, um lugar, um ano.",
                    "Escreva o nome científico e, ao lado, os nomes que as pessoas usam, com a terra onde cada um se diz.",
                    "Transcreva a etiqueta por inteiro, dúvidas incluídas, e traduza-a antes de publicar a imagem.",
                    "Se der sementes, peça em troca um envelope datado e guarde sempre metade.",
                ),
                Text(
                    "À saída, Helena Vasconcelos tira cinco chícharos de um frasco e mete-os num envelope. Por fora já estão escritas a espécie e a serra de onde vieram. As linhas da data e do nome ficaram em branco; com o envelope, entrega-nos o lápis.",
                ),
                Related("lending-seeds"),
            ),
        ),
        "fr": Copy(
            title="La graine est un livre qui se relit",
            slug="graine-livre",
            summary="Cinq questions à Helena Vasconcelos, conservatrice de l’Herbário do Vale, à Coimbra : des feuilles sèches, des gesses têtues et ce que nous devons aux plantes cueillies.",
            place="Coimbra",
            body=(
                Text(
                    "L’Herbário do Vale occupe l’étage d’un ancien atelier de reliure, à Coimbra, et il y flotte encore une odeur de colle. Helena Vasconcelos nous reçoit à la longue table où elle ouvre ses chemises, une loupe autour du cou. Une règle pour les visiteurs : les stylos restent à la porte, seul le crayon entre.",
                ),
                QA(
                    "Qu’est-ce qu’un herbier garde, au fond ?",
                    "Des décisions. Quelqu’un s’est baissé au bord d’un chemin, a choisi cette tige et laissé sa voisine, l’a couchée entre deux feuilles de journal, puis a écrit un lieu, une date, un nom. La plante a séché ; la décision est encore là, entière. Quand j’ouvre une chemise, je regarde par-dessus l’épaule de cette personne.",
                    "Et il garde ce que personne n’avait songé à garder. Nous avons un rameau de saule fixé par une bande de papier découpée dans une note de pharmacie. L’autre jour, une étudiante venue pour une orchidée a passé l’après-midi à lire le journal qui l’enveloppait. Je l’ai laissée faire : c’étaient les nouvelles du jour de la cueillette.",
                ),
                QA(
                    "Vous dites souvent que la graine est un livre qui se relit. Qu’entendez-vous par là ?",
                    "Une feuille pressée se lit avec les yeux. Une graine ne se lit que d’une façon, en la semant, et à cet instant l’exemplaire disparaît. Si le lecteur ne récolte pas de nouvelles graines et ne les range pas à son tour, la bibliothèque a perdu un livre. Je pense beaucoup aux copistes : chaque lecture est une copie, et chaque copie apporte une petite différence, une année de sécheresse, un voisin qui fleurissait aussi.",
                    "En 2019, nous avons trouvé dans un tiroir une enveloppe de quarante gesses vieilles de trente ans, avec un mot au crayon : « semer tôt ». Nous en avons semé vingt et gardé vingt. Quatre ont levé. Leurs graines sont parties dans une école de la montagne, qui nous renvoie chaque année une enveloppe avec la date et le nom de qui a récolté. Nous en sommes à la septième lecture.",
                ),
                Quote(
                    "Chaque lecture est une copie, et chaque copie apporte une petite différence.",
                    "Helena Vasconcelos",
                ),
                QA(
                    "La réconciliation avec le monde naturel était le thème de la MuseumWeek en 2023 et en 2024, et nous y revenons dans ce numéro. N’est-ce pas étrange d’en parler dans une maison de plantes mortes ?",
                    "C’est inconfortable, et tant mieux. Nous possédons quatorze planches de la même orchidée, cueillie sur le même versant, le même matin de mai. J’y suis allée. Le versant est toujours là ; l’orchidée, plus personne ne la voit. Je ne jurerais pas que ce matin-là en soit la cause, mais quatorze est un nombre difficile à expliquer. Pendant des années, nous avons exposé la plus belle. Maintenant nous alignons les quatorze et laissons le visiteur compter.",
                    "Se réconcilier oblige à dire ce qu’on a pris. Aujourd’hui, nous cueillons une fleur, nous photographions les autres et nous écrivons sur l’étiquette qui nous a conduits jusque-là. Sur les anciennes figure le nom de monsieur le docteur ; la femme qui savait où poussait l’absinthe, et à quoi elle servait, n’y est pas. Quand nous retrouvons son nom, nous l’inscrivons sur une seconde étiquette, datée, sous la première. Dans un herbier, rien ne s’efface.",
                ),
                Picture(
                    "work-seed-cabinet",
                    "Un cabinet de graines, parmi les dessins de l’exposition consacrée à la biodiversité.",
                ),
                QA(
                    "Vous avez numérisé la collection. Qu’est-ce qui a changé ?",
                    "Le courrier. Avant, c’étaient des botanistes qui nous écrivaient. Au printemps, une infirmière à la retraite nous a signalé que nous avions mal lu le nom de son village : l’étiquette disait « Vale da Azenha », le val du moulin, et nous avions transcrit « Vale da Arenha », qui ne veut rien dire. Elle avait raison. Une lettre corrigée, et onze plantes ont changé de commune.",
                    "J’ai aussi appris qu’une image voyage mal toute seule. Si l’étiquette n’est ni transcrite ni traduite, celui qui est loin voit une tache brune sur du papier. Et il y a ce que l’écran n’emporte pas : l’odeur de la menthe pouliot, qui après tant d’années sort encore de la chemise quand on l’ouvre. Voilà pourquoi toutes nos réponses se terminent par la même phrase : si vous passez à Coimbra, venez sentir.",
                ),
                QA(
                    "Et à une petite maison, sans laboratoire ni budget, que conseillez-vous ?",
                    "De choisir un tiroir. Un seul, et de l’ouvrir chaque mois à jour fixe, avec quelqu’un de l’équipe assis à côté. Les gens viennent pour une plante et finissent par raconter un jardin ; beaucoup reviennent le mois suivant avec un sac en papier et le rosier de leur grand-mère. Notre table a huit places. Elle est presque toujours pleine, et cela nous suffit.",
                    "Et de ne pas attendre la fiche parfaite. Une étiquette qui dit « nous ne savons pas » est la meilleure question à poser à quelqu’un qui entre.",
                ),
                Advice(
                    "Pour rouvrir un tiroir",
                    "Fixez un jour par mois et annoncez ce qui sortira du tiroir : une espèce, un lieu, une année.",
                    "Écrivez le nom scientifique et, à côté, les noms d’usage, avec le lieu où chacun se dit.",
                    "Transcrivez toute l’étiquette, doutes compris, et traduisez-la avant de publier l’image.",
                    "Si vous donnez des graines, demandez en retour une enveloppe datée, et gardez-en toujours la moitié.",
                ),
                Text(
                    "Au moment de partir, Helena Vasconcelos prend cinq gesses dans un bocal et les glisse dans une enveloppe. L’espèce et la montagne d’origine y sont déjà inscrites. Les lignes de la date et du nom sont restées blanches ; avec l’enveloppe, elle nous tend le crayon.",
                ),
                Related("lending-seeds"),
            ),
        ),
        "en": Copy(
            title="A seed is a book you read again",
            slug="seed-book",
            summary="Five questions for Helena Vasconcelos, keeper of the Herbário do Vale in Coimbra, on dry leaves, stubborn grass peas and what we owe the plants we picked.",
            place="Coimbra",
            body=(
                Text(
                    "The Herbário do Vale has the upper floor of a former bookbindery in Coimbra, and still smells faintly of glue. Helena Vasconcelos meets us at the long table where she opens her folders, a magnifying glass round her neck. One rule for visitors: pens stay at the door, pencils may come in.",
                ),
                QA(
                    "What does a herbarium actually keep?",
                    "Decisions. Somebody bent down at the side of a path, chose this stem and left the one beside it, laid it between two sheets of newspaper and wrote a place, a date, a name. The plant has dried out; the decision is still there, whole. When I open a folder I am looking over that person’s shoulder.",
                    "It also keeps what nobody thought of keeping. We have a willow twig held down by a strip of paper cut from a chemist’s bill. The other day a student came about an orchid and spent the afternoon reading the newspaper it was wrapped in. I was delighted: it was the news of the day the plant was picked.",
                ),
                QA(
                    "You often say that a seed is a book you read again. What do you mean?",
                    "A pressed leaf is read with the eyes. A seed can only be read by sowing it, and at that moment your copy is gone. If the reader doesn’t gather new seed and put it back on the shelf, the library is a book short. I think of scribes a good deal: every reading is a copy, and every copy brings a small difference, a year of drought, a neighbour in flower.",
                    "In 2019 we found an envelope in a drawer: forty grass peas, thirty years old, and a note in pencil, ‘sow early’. We sowed twenty and kept twenty. Four came up. Their seed went to a school in the hills, which sends us back an envelope every year with the date and the picker’s name. We are on our seventh reading.",
                ),
                Quote(
                    "Every reading is a copy, and every copy brings a small difference.",
                    "Helena Vasconcelos",
                ),
                QA(
                    "Reconciliation with the natural world was MuseumWeek’s theme in 2023 and 2024, and we return to it in this issue. Isn’t a house of dead plants an odd place to discuss it?",
                    "It is an uncomfortable one, and so it should be. We hold fourteen sheets of the same orchid, picked on the same hillside on the same morning in May. I have been there. The hillside is still there; nobody sees the orchid now. I won’t swear that one morning did it, but fourteen is a hard number to explain. For years we put the prettiest on display. Now we lay out all fourteen and let visitors count.",
                    "Making peace means saying what you took. Today we pick one flower, photograph the others and write on the label who led us there. The old labels carry the doctor’s name; the woman who knew where wormwood grew, and what it was good for, was left off. When we find out who she was, we add her name on a second label, dated, below the first. Nothing is rubbed out in a herbarium.",
                ),
                Picture(
                    "work-seed-cabinet",
                    "A seed cabinet, one of the drawings in the exhibition dedicated to biodiversity.",
                ),
                QA(
                    "You have digitised the collection. What changed?",
                    "The post. It used to be botanists who wrote to us. This spring a retired nurse told us we had misread the name of her village: the label said ‘Vale da Azenha’, valley of the watermill, and we had typed ‘Vale da Arenha’, valley of nothing at all. She was right. With one letter corrected, eleven plants moved to another district.",
                    "I also learnt that a picture travels badly on its own. Unless the label is transcribed and translated, someone far away sees a brown stain on paper. And a screen can’t carry the smell of pennyroyal, which after all these years still comes out of the folder when we open it. So all our replies end with the same line: if you are ever in Coimbra, come and smell it.",
                ),
                QA(
                    "What would you suggest to a small place with no laboratory and no budget?",
                    "Choose one drawer, and open it on the same day every month with someone from the team sitting beside it. People come about a plant and end up describing a garden; many are back a month later with a paper bag and a cutting of their grandmother’s rose. Our table seats eight. It is nearly always full, and that will do.",
                    "And don’t wait for the perfect record. A label that says ‘we don’t know’ is the best question you can put to anyone who walks in.",
                ),
                Advice(
                    "To reopen a drawer",
                    "Fix one day a month and announce what will come out of the drawer: a species, a place, a year.",
                    "Write the scientific name and, next to it, the names people use, with the place where each is said.",
                    "Transcribe the whole label, doubts included, and have it translated before you publish the image.",
                    "If you give seed away, ask for a dated envelope in return, and always keep half.",
                ),
                Text(
                    "As we leave, Helena Vasconcelos takes five grass peas from a jar and slips them into an envelope. The species and the hills they came from are already written on it. The lines for date and name are blank; with the envelope, she hands us the pencil.",
                ),
                Related("lending-seeds"),
            ),
        ),
    },
)

"""The twelve works of the exhibition: invented, like their artists. `picture` is the key of the work's picture."""

from cms.demo.content import Text

WORKS = [
    {
        "key": "work-fern-study",
        "picture": "work-fern-study",
        "artists": ["teresa-lobo"],
        "year": 2022,
        "dimensions": "70 × 100 cm",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Étude de fougère",
                "slug": "etude-de-fougere",
                "technique": "Dessin à la machine et sérigraphie sur papier de coton",
                "label": (
                    Text(
                        "Une fougère se répète : chaque foliole a le contour de la fronde qui la porte. Pour trouver la courbure de celles-ci, Teresa Lobo a relié une fougère en pot à un crayon par un fil de soie. La plante monte quand l’air est humide, s’affaisse quand il sèche ; le crayon suit. Un mois de ces lignes a fourni les courbes de la feuille que vous voyez. L’artiste a choisi le papier et la fenêtre. Le reste, dit-elle, tient à l’arrosage.",
                    ),
                ),
            },
            "pt": {
                "title": "Estudo de feto",
                "slug": "estudo-de-feto",
                "technique": "Desenho à máquina e serigrafia sobre papel de algodão",
                "label": (
                    Text(
                        "Um feto repete-se: cada folíolo tem o recorte da fronde que o sustenta. Para encontrar a curvatura destas, Teresa Lobo ligou um feto de vaso a um lápis por um fio de seda. A planta sobe quando o ar está húmido, descai quando seca; o lápis vai atrás. Um mês dessas linhas deu as curvas da folha que aqui se vê. A artista escolheu o papel e a janela. O resto, diz ela, foi a rega.",
                    ),
                ),
            },
            "en": {
                "title": "Fern Study",
                "slug": "fern-study",
                "technique": "Machine drawing and screenprint on cotton paper",
                "label": (
                    Text(
                        "A fern repeats itself: each leaflet has the outline of the frond that bears it. To find the bend of these fronds, Teresa Lobo tied a potted fern to a pencil with a silk thread. The plant rises when the air is damp and sags as it dries; the pencil follows. A month of such lines supplied the curves on this sheet. The artist chose the paper and the window. The rest, she says, was a matter of watering.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-reef-night",
        "picture": "work-reef-night",
        "artists": ["lea-fontan"],
        "year": 2022,
        "dimensions": "160 × 100 cm",
        "original": "fr",
        "texts": {
            "fr": {
                "title": "Récif, la nuit",
                "slug": "recif-la-nuit",
                "technique": "Gouache et crayon de couleur sur papier teinté",
                "label": (
                    Text(
                        "Sur un récif, la nuit est l’heure où l’on sort. Bien des polypes, rétractés le jour, déploient alors leurs tentacules et se nourrissent de ce qui dérive. Léa Fontan plonge sans appareil photo. Elle a dessiné ces branches de mémoire, en remontant, sur un papier déjà sombre : il fallait que l’obscurité soit là avant le premier trait. Les points clairs ont été posés en dernier, un par un. À vous de dire s’il s’agit de plancton, d’étoiles ou de la lampe d’un autre plongeur.",
                    ),
                ),
            },
            "pt": {
                "title": "Recife, à noite",
                "slug": "recife-a-noite",
                "technique": "Guache e lápis de cor sobre papel tingido",
                "label": (
                    Text(
                        "Num recife, a noite é a hora de sair. Muitos pólipos, recolhidos durante o dia, estendem então os tentáculos e alimentam-se do que passa à deriva. Léa Fontan mergulha sem máquina fotográfica. Desenhou estes ramos de memória, ao subir, num papel já escuro: era preciso que a escuridão lá estivesse antes do primeiro traço. Os pontos claros foram postos no fim, um a um. Diga o visitante se são plâncton, estrelas ou a lanterna de outro mergulhador.",
                    ),
                ),
            },
            "en": {
                "title": "Reef, Night",
                "slug": "reef-night",
                "technique": "Gouache and coloured pencil on tinted paper",
                "label": (
                    Text(
                        "On a reef, night is the time to come out. Many polyps that stay withdrawn by day spread their tentacles and feed on whatever drifts past. Léa Fontan dives without a camera. She drew these branches from memory on coming up, on paper that was already dark, since the darkness had to be there before the first line. The pale dots went on last, one by one. Plankton, stars, another diver’s lamp: you may decide.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-phyllotaxis",
        "picture": "work-phyllotaxis",
        "artists": ["teresa-lobo"],
        "year": 2022,
        "dimensions": "90 × 90 cm",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Phyllotaxie",
                "slug": "phyllotaxie",
                "technique": "Sérigraphie en couleurs",
                "label": (
                    Text(
                        "Posez une graine, tournez d’environ 137,5 degrés, posez la suivante un peu plus loin : en continuant, vous obtenez le cœur d’un tournesol. Cet angle est celui qui gaspille le moins de place. L’œil, lui, voit des spirales, dans un sens puis dans l’autre ; comptez-les, et vous tomberez sur deux nombres voisins de la suite de Fibonacci. Teresa Lobo a imprimé chaque couleur séparément. Là où le cadre a légèrement bougé, les graines se touchent, comme dans un vrai capitule.",
                    ),
                ),
            },
            "pt": {
                "title": "Filotaxia",
                "slug": "filotaxia",
                "technique": "Serigrafia a cores",
                "label": (
                    Text(
                        "Pouse uma semente, rode cerca de 137,5 graus, pouse a seguinte um pouco mais longe: se continuar, terá o centro de um girassol. Este ângulo é o que menos espaço desperdiça. Os olhos, porém, veem espirais, num sentido e depois no outro; conte-as e dará com dois números vizinhos da sucessão de Fibonacci. Teresa Lobo imprimiu cada cor em separado. Onde o quadro se moveu um nada, as sementes tocam-se, como num capítulo verdadeiro.",
                    ),
                ),
            },
            "en": {
                "title": "Phyllotaxis",
                "slug": "phyllotaxis",
                "technique": "Colour screenprint",
                "label": (
                    Text(
                        "Set down a seed, turn by about 137.5 degrees, set the next a little further out: carry on, and you have the heart of a sunflower. No other angle wastes so little room. The eye sees spirals, first one way and then the other; count them and you will arrive at two neighbours in the Fibonacci sequence. Teresa Lobo printed each colour separately. Where the screen shifted by a hair, the seeds touch, as they do in a real flower head.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-moth-wings",
        "picture": "work-moth-wings",
        "artists": ["samuel-osei"],
        "year": 2023,
        "dimensions": "120 × 80 cm",
        "original": "en",
        "texts": {
            "fr": {
                "title": "Ailes de papillons de nuit",
                "slug": "ailes-de-papillons-de-nuit",
                "technique": "Tissage jacquard, coton et soie",
                "label": (
                    Text(
                        "Un papillon de nuit passe le jour immobile, et son vêtement doit ressembler à ce qu’il touche : une écorce, un mur, du lichen. Samuel Osei y reconnaît un travail de tisserand. Il a relevé ces motifs un été durant, en regardant les visiteurs d’un drap éclairé dans son jardin, puis les a traduits en points de trame. Aucun papillon n’a été capturé. Deux des paires d’ailes ont été tissées de mémoire ; l’artiste ne dit pas lesquelles.",
                    ),
                ),
            },
            "pt": {
                "title": "Asas de borboletas noturnas",
                "slug": "asas-de-borboletas-noturnas",
                "technique": "Tecelagem jacquard, algodão e seda",
                "label": (
                    Text(
                        "Uma borboleta noturna passa o dia imóvel, e a roupa que veste tem de se parecer com aquilo em que toca: uma casca de árvore, um muro, um líquen. Samuel Osei reconhece nisso um trabalho de tecelão. Registou estes padrões durante um verão, a observar as visitas de um lençol iluminado no jardim, e traduziu-os depois em pontos de trama. Nenhuma foi capturada. Dois dos pares de asas foram tecidos de memória; o artista não diz quais.",
                    ),
                ),
            },
            "en": {
                "title": "Moth Wings",
                "slug": "moth-wings",
                "technique": "Jacquard weave, cotton and silk",
                "label": (
                    Text(
                        "A moth spends the day without moving, and its clothes must match whatever it rests on: bark, a wall, lichen. Samuel Osei recognises weaver’s work when he sees it. Over one summer he noted these patterns from the visitors to a lit sheet in his garden, then translated them into weft, point by point. No moth was caught. Two of the pairs of wings were woven from memory, and the artist will not say which.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-shell-spiral",
        "picture": "work-shell-spiral",
        "artists": ["teresa-lobo"],
        "year": 2022,
        "dimensions": "60 × 60 cm",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Spirale de coquille",
                "slug": "spirale-de-coquille",
                "technique": "Linogravure sur papier japonais",
                "label": (
                    Text(
                        "Un mollusque ne mue pas. Il agrandit sa maison par le bord, en gardant la même forme, et l’on peut lire sa vie de l’extérieur vers le centre. Teresa Lobo a gravé cette spirale comme elle pousse, en partant du milieu et sans dessin préparatoire ; chaque tour devait s’accorder au précédent. Une entaille malheureuse, vers la fin, est restée. Les coquilles gardent de même la marque des pinces auxquelles elles ont survécu.",
                    ),
                ),
            },
            "pt": {
                "title": "Espiral de concha",
                "slug": "espiral-de-concha",
                "technique": "Linogravura sobre papel japonês",
                "label": (
                    Text(
                        "Um molusco não muda de casca. Aumenta a casa pela borda, conservando a mesma forma, e pode ler-se-lhe a vida de fora para dentro. Teresa Lobo gravou esta espiral como ela cresce, a partir do meio e sem desenho preparatório; cada volta tinha de condizer com a anterior. Um golpe infeliz da goiva, já perto do fim, ficou. Também as conchas guardam a marca das pinças a que sobreviveram.",
                    ),
                ),
            },
            "en": {
                "title": "Shell Spiral",
                "slug": "shell-spiral",
                "technique": "Linocut on Japanese paper",
                "label": (
                    Text(
                        "A mollusc never moults. It enlarges its house at the rim, keeping the same shape, so that its life can be read from the outside in. Teresa Lobo cut this spiral as it grows, from the middle outwards and with no preparatory drawing; each turn had to agree with the one before. An unlucky slip of the gouge, near the end, was left in place. Shells, too, keep the marks of the claws they survived.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-kelp-forest",
        "picture": "work-kelp-forest",
        "artists": ["lea-fontan"],
        "year": 2022,
        "dimensions": "100 × 150 cm",
        "original": "fr",
        "texts": {
            "fr": {
                "title": "La forêt de laminaires",
                "slug": "foret-de-laminaires",
                "technique": "Encres et papiers découpés",
                "label": (
                    Text(
                        "Les laminaires sont des algues brunes. Elles n’ont pas de racines : un crampon les tient au rocher, et l’eau les tient debout. Toute une forêt vit dans leur ombre. Léa Fontan a découpé les lames dans des papiers qu’elle avait teints puis laissés sécher en plein vent, de sorte qu’elles ondulent encore un peu. Approchez-vous : sous les plus grandes, des morceaux de ses premiers essais ont servi de sous-bois. Rien n’a été jeté.",
                    ),
                ),
            },
            "pt": {
                "title": "Floresta de laminárias",
                "slug": "floresta-de-laminarias",
                "technique": "Tintas e papéis recortados",
                "label": (
                    Text(
                        "As laminárias são algas castanhas. Não têm raízes: prende-as à rocha uma espécie de garra, e é a água que as mantém de pé. À sua sombra vive uma floresta inteira. Léa Fontan recortou as lâminas em papéis que tingira e deixara secar ao vento, pelo que ainda ondulam um pouco. Aproxime-se: por baixo das maiores, pedaços dos primeiros ensaios serviram de mato. Nada se deitou fora.",
                    ),
                ),
            },
            "en": {
                "title": "Kelp Forest",
                "slug": "kelp-forest",
                "technique": "Inks and cut paper",
                "label": (
                    Text(
                        "Kelp is a brown seaweed. It has no roots: a holdfast grips the rock, and the water holds the rest upright. A whole forest lives in its shade. Léa Fontan cut the blades from papers that she had dyed and left to dry in the wind, so that they still ripple a little. Come closer: beneath the tallest, scraps of her first attempts have become the undergrowth. Nothing was thrown away.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-lichen-map",
        "picture": "work-lichen-map",
        "artists": ["lea-fontan", "samuel-osei"],
        "year": 2025,
        "dimensions": "140 × 110 cm",
        "original": "fr",
        "texts": {
            "fr": {
                "title": "Carte de lichens",
                "slug": "carte-de-lichens",
                "technique": "Feutre de laine et broderie, d’après un relevé dessiné",
                "label": (
                    Text(
                        "Un lichen est une société : un champignon y loge une algue, parfois une cyanobactérie, et chacun nourrit ou abrite l’autre. Beaucoup supportent mal l’air pollué ; leur présence renseigne sur une rue aussi bien qu’un instrument. Léa Fontan a relevé les taches d’un même mur, à Marseille, quatre dimanches de suite. Samuel Osei, à Londres, les a mises en feutre sans avoir vu le mur. Les frontières sont donc de l’une, les couleurs de l’autre.",
                    ),
                ),
            },
            "pt": {
                "title": "Mapa de líquenes",
                "slug": "mapa-de-liquenes",
                "technique": "Feltro de lã e bordado, a partir de um levantamento desenhado",
                "label": (
                    Text(
                        "Um líquen é uma sociedade: um fungo dá casa a uma alga, por vezes a uma cianobactéria, e cada qual alimenta ou abriga o outro. Muitos suportam mal o ar poluído; a sua presença diz tanto de uma rua como um instrumento. Léa Fontan desenhou as manchas de um mesmo muro, em Marselha, quatro domingos seguidos. Samuel Osei, em Londres, passou-as a feltro sem ter visto o muro. As fronteiras são dela; as cores, dele.",
                    ),
                ),
            },
            "en": {
                "title": "Lichen Map",
                "slug": "lichen-map",
                "technique": "Wool felt and embroidery, after a drawn survey",
                "label": (
                    Text(
                        "A lichen is a society: a fungus houses an alga, sometimes a cyanobacterium, and each feeds or shelters the other. Many cannot bear polluted air, so that their presence can tell you as much about a street as an instrument would. Léa Fontan surveyed the patches on one wall in Marseille, four Sundays running. In London, Samuel Osei turned them into felt without having seen the wall. The borders are hers, then, and the colours his.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-seed-cabinet",
        "picture": "work-seed-cabinet",
        "artists": ["teresa-lobo", "lea-fontan"],
        "year": 2022,
        "dimensions": "100 × 120 cm",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Le cabinet des graines",
                "slug": "cabinet-des-graines",
                "technique": "Suite de dessins au crayon et à la gouache, dans un casier",
                "label": (
                    Text(
                        "Une case, une graine. Les deux artistes se sont envoyé des enveloppes pendant une saison, entre Lisbonne et Marseille : la première mettait une graine, la seconde la dessinait grossie, sans chercher son nom, et la renvoyait. Certaines ont germé dans le courrier. On reconnaît une aile, un crochet, une bourre de soie ; autant de façons de partir loin de la plante mère. Les noms ont été laissés en blanc. Une fiche vous attend pour les proposer.",
                    ),
                ),
            },
            "pt": {
                "title": "Gabinete de sementes",
                "slug": "gabinete-de-sementes",
                "technique": "Série de desenhos a lápis e guache, numa estante de escaninhos",
                "label": (
                    Text(
                        "Um escaninho, uma semente. Durante uma estação, as duas artistas trocaram envelopes entre Lisboa e Marselha: a primeira metia uma semente, a segunda desenhava-a ampliada, sem lhe procurar o nome, e devolvia-a. Algumas germinaram no correio. Reconhece-se uma asa, um gancho, um tufo de seda; outras tantas maneiras de partir para longe da planta-mãe. Os nomes ficaram em branco. Há uma ficha à sua espera para os propor.",
                    ),
                ),
            },
            "en": {
                "title": "Seed Cabinet",
                "slug": "seed-cabinet",
                "technique": "Series of drawings in pencil and gouache, in a cabinet",
                "label": (
                    Text(
                        "One compartment, one seed. For a season the two artists posted envelopes between Lisbon and Marseille: the first put in a seed, the second drew it enlarged, without looking up its name, and sent it back. Some germinated in the post. You will recognise a wing, a hook, a tuft of silk, each a way of travelling far from the parent plant. The names have been left blank. A card is waiting for your suggestions.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-tidal-pool",
        "picture": "work-tidal-pool",
        "artists": ["lea-fontan"],
        "year": 2022,
        "dimensions": "80 × 80 cm",
        "original": "fr",
        "texts": {
            "fr": {
                "title": "Flaque à marée basse",
                "slug": "flaque-a-maree-basse",
                "technique": "Gouache sur papier",
                "label": (
                    Text(
                        "Quand la mer se retire, elle oublie des flaques dans les rochers. En quelques heures, l’eau y chauffe, se concentre en sel, s’appauvrit en oxygène ; ceux qui restent là savent attendre. Léa Fontan a peint celle-ci, sur la côte bretonne, entre deux marées, à genoux. Elle disposait de six heures environ et le savait. La partie inachevée, près du bord, marque le moment où l’eau est revenue et où il a fallu ramasser les pinceaux.",
                    ),
                ),
            },
            "pt": {
                "title": "Poça de maré",
                "slug": "poca-de-mare",
                "technique": "Guache sobre papel",
                "label": (
                    Text(
                        "Quando se retira, o mar esquece poças nas rochas. Em poucas horas, a água aquece, concentra-se em sal e perde oxigénio; quem lá fica sabe esperar. Léa Fontan pintou esta na costa da Bretanha, entre duas marés, de joelhos. Dispunha de umas seis horas, e sabia-o. A parte inacabada, junto à margem, marca o momento em que a água voltou e foi preciso recolher os pincéis.",
                    ),
                ),
            },
            "en": {
                "title": "Tidal Pool",
                "slug": "tidal-pool",
                "technique": "Gouache on paper",
                "label": (
                    Text(
                        "When the sea withdraws it forgets pools among the rocks. Within hours the water warms, grows saltier and loses oxygen; whatever stays there knows how to wait. Léa Fontan painted this one on the coast of Brittany, between two tides, on her knees. She had about six hours, and knew it. The unfinished part near the edge marks the moment when the water returned and the brushes had to be gathered up.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-moss-alphabet",
        "picture": "work-moss-alphabet",
        "artists": ["teresa-lobo"],
        "year": 2026,
        "dimensions": "100 × 100 cm",
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Alphabet des mousses",
                "slug": "alphabet-des-mousses",
                "technique": "Gravures sur bois, assemblées",
                "label": (
                    Text(
                        "Les mousses n’ont pas de vraies racines et boivent par toute leur surface. Sèches, elles paraissent mortes ; une pluie, et les voilà vertes. Teresa Lobo a cessé d’arroser la cour de son atelier pendant un an pour regarder lesquelles revenaient. À chaque forme retrouvée, un bois gravé. L’ensemble se lit comme un alphabet dont on n’aurait pas encore la langue : certains signes se ressemblent, d’autres manquent, et l’ordre est celui de leur retour.",
                    ),
                ),
            },
            "pt": {
                "title": "Alfabeto dos musgos",
                "slug": "alfabeto-dos-musgos",
                "technique": "Xilogravuras em conjunto",
                "label": (
                    Text(
                        "Os musgos não têm verdadeiras raízes e bebem por toda a superfície. Secos, parecem mortos; chove uma vez e ficam verdes. Teresa Lobo deixou de regar o pátio da oficina durante um ano, para ver quais regressavam. A cada forma reencontrada, uma madeira gravada. O conjunto lê-se como um alfabeto de que ainda não temos a língua: há sinais parecidos, há outros em falta, e a ordem é a do regresso de cada um.",
                    ),
                ),
            },
            "en": {
                "title": "Moss Alphabet",
                "slug": "moss-alphabet",
                "technique": "Woodcuts, assembled",
                "label": (
                    Text(
                        "Mosses have no true roots and drink through their whole surface. Dry, they look dead; one shower, and they are green. For a year Teresa Lobo stopped watering the courtyard of her workshop to see which of them came back. For each form that returned she cut a block. The set reads like an alphabet whose language we do not have yet: some signs look alike, others are missing, and they stand in the order of their return.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-dragonfly-wing",
        "picture": "work-dragonfly-wing",
        "artists": ["samuel-osei"],
        "year": 2025,
        "dimensions": "150 × 60 cm",
        "original": "en",
        "texts": {
            "fr": {
                "title": "Aile de libellule",
                "slug": "aile-de-libellule",
                "technique": "Broderie sur organza de soie",
                "label": (
                    Text(
                        "Une aile de libellule est faite de presque rien : une membrane transparente, et un réseau de nervures qui la divise en cellules. Près du bord d’attaque, longues et droites, elles raidissent ; vers l’arrière, plus petites, elles laissent plier. Samuel Osei a brodé ce réseau agrandi sans jamais couper le fil entre deux cellules voisines. Sur l’organza, chaque erreur se serait vue. Il y en a une ; des enfants l’ont trouvée le premier matin.",
                    ),
                ),
            },
            "pt": {
                "title": "Asa de libélula",
                "slug": "asa-de-libelula",
                "technique": "Bordado sobre organza de seda",
                "label": (
                    Text(
                        "Uma asa de libélula é feita de quase nada: uma membrana transparente e uma rede de nervuras que a divide em células. Junto ao bordo de ataque, compridas e direitas, dão rigidez; para trás, mais pequenas, deixam dobrar. Samuel Osei bordou esta rede ampliada sem nunca cortar o fio entre duas células vizinhas. Na organza, qualquer erro se veria. Há um; umas crianças deram com ele logo na primeira manhã.",
                    ),
                ),
            },
            "en": {
                "title": "Dragonfly Wing",
                "slug": "dragonfly-wing",
                "technique": "Embroidery on silk organza",
                "label": (
                    Text(
                        "A dragonfly’s wing is made of almost nothing: a transparent membrane, and a net of veins dividing it into cells. Along the leading edge, long and straight, they stiffen it; towards the back they are smaller and let it bend. Samuel Osei embroidered this net, enlarged, without ever cutting the thread between two neighbouring cells. On organza any mistake would show. There is one; some children found it on the first morning.",
                    ),
                ),
            },
        },
    },
    {
        "key": "work-mycelium",
        "picture": "work-mycelium",
        "artists": ["samuel-osei", "teresa-lobo"],
        "year": 2026,
        "dimensions": "180 × 120 cm",
        "original": "en",
        "texts": {
            "fr": {
                "title": "Mycélium",
                "slug": "mycelium",
                "technique": "Fil de coton sur lin, d’après un dessin à la machine",
                "label": (
                    Text(
                        "Le champignon que l’on ramasse est un fruit. L’organisme, lui, court dessous : des filaments plus fins qu’un cheveu, qui se ramifient, se rejoignent, apportent de l’eau et des minéraux aux racines et en reçoivent du sucre. Une machine de Teresa Lobo a tracé les premières branches ; Samuel Osei a cousu les suivantes, en choisissant à chaque croisement. Vers le milieu, on ne sait plus qui a décidé. Les artistes non plus, assurent-ils.",
                    ),
                ),
            },
            "pt": {
                "title": "Micélio",
                "slug": "micelio",
                "technique": "Fio de algodão sobre linho, a partir de um desenho à máquina",
                "label": (
                    Text(
                        "O cogumelo que se apanha é um fruto. O organismo corre por baixo: filamentos mais finos do que um cabelo, que se ramificam, se reencontram, levam água e minerais às raízes e delas recebem açúcar. Uma máquina de Teresa Lobo traçou os primeiros ramos; Samuel Osei coseu os seguintes, escolhendo em cada cruzamento. Lá para o meio, já não se sabe quem decidiu. Os artistas também não, garantem eles.",
                    ),
                ),
            },
            "en": {
                "title": "Mycelium",
                "slug": "mycelium",
                "technique": "Cotton thread on linen, after a machine drawing",
                "label": (
                    Text(
                        "The mushroom one picks is a fruit. The organism runs below: filaments finer than a hair, which branch, meet again, carry water and minerals to roots and are paid in sugar. A machine of Teresa Lobo’s drew the first branches; Samuel Osei sewed those that follow, choosing at every fork. Towards the middle it is no longer clear who decided. The artists claim not to know either.",
                    ),
                ),
            },
        },
    },
]

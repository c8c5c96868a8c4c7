from cms.demo.content import Advice, Copy, Heading, Picture, Quote, Related, Story, Text

STORY = Story(
    key="museum-garden",
    kind="article",
    original="fr",
    section="insights",
    authors=("claire-morel",),
    date="2026-10-06",
    topics=("environment",),
    picture="lead-garden",
    issue=12,
    order=3,
    texts={
        "fr": Copy(
            title="Le musée regarde par la fenêtre",
            slug="jardin-du-musee",
            summary="À Tours, un musée a relevé un store, rouvert une porte et signé avec sa jardinière un traité d’une page. Chacun y cède quelque chose.",
            place="Tours",
            body=(
                Text(
                    "Salle 6 du musée Sainte-Aure, à Tours, un mercredi d’avril 2024. Assise sur le banc du milieu, j’ai noté pendant une heure ce que les gens regardaient. Aux murs, il y a des natures mortes : des pêches, un lièvre, des tulipes qui n’ont jamais pu fleurir la même semaine. À gauche, il y a une fenêtre, dont le store était coincé à mi-hauteur. Vingt-trois personnes sont entrées ; dix-neuf se sont baissées pour voir dessous.",
                    "Une petite fille s’est couchée sur le parquet. « Ça ouvre quand, en bas ? » a-t-elle demandé. Lucette Oriol, l’agente de salle, connaissait la question et la réponse : la porte du jardin était fermée depuis onze ans, pour une raison que plus personne au musée ne se rappelait.",
                    "En juin, la MuseumWeek a repris le thème de l’année précédente, la réconciliation avec le monde naturel. Le musée a publié ses tulipes peintes. Sous l’image, Odile Garrec, la jardinière, qui entrait deux matins par semaine par une grille de côté, a laissé un mot : « Les vraies sont en graines. Passez les voir. »",
                ),
                Heading("Ce que chacun cède"),
                Text(
                    "De ce mot est sortie une réunion, puis une page signée en deux exemplaires, l’un punaisé dans la cabane à outils, l’autre dans le bureau du conservateur, Karim Vasseur. Ils l’appellent le traité. Le musée cède la clé de la porte du bas, la pelouse, fauchée désormais deux fois l’an, le store de la salle 6 et la réception de juin, repoussée en septembre, quand les hautes herbes ont grainé. Le jardin cède le lierre du mur nord, qui gardait l’humidité derrière les faïences, les buddleias des gouttières et tout rosier planté à moins de deux mètres d’une façade.",
                    "Restaient les insectes. Un conservateur craint ceux qui mangent la laine ; une jardinière vit de la visite des autres. On a construit un sas à deux portes, posé des pièges au pied des fenêtres et proscrit les bouquets, même à l’accueil, même pour les départs à la retraite. Le premier lundi du mois, Karim Vasseur et Odile Garrec relèvent les pièges ensemble. Elle a appris à nommer l’anthrène, dont les larves trouent les tapisseries. Il a appris que l’adulte, qu’elle voit en mai sur les ombelles, se contente de pollen.",
                ),
                Quote(
                    "Nous surveillions le même insecte, elle et moi, chacun à un âge de sa vie.",
                    "Karim Vasseur, conservateur au musée Sainte-Aure",
                ),
                Heading("Une collection qui meurt chaque hiver"),
                Text(
                    "Le conservateur ralentit le temps : peu de lumière, peu d’air, des mains prudentes. La jardinière compte dessus. Elle tient maintenant un inventaire, dans le même logiciel que les tableaux, et la colonne « sorties » s’y remplit aux premières gelées. L’alisier est entré en 1931 ; les coquelicots entrent tous les ans sans demander. À la commission d’acquisition, où Odile Garrec siège depuis l’an dernier, on a débattu vingt minutes d’une touffe d’orties. Des chenilles de paon-du-jour l’habitaient : acquise à l’unanimité.",
                    "Au fond de l’allée, une Pomone de calcaire a perdu un doigt et gagné un lichen. Fallait-il la nettoyer ? La restauratrice a dégagé un centimètre carré, trouvé dessous une pierre saine et conseillé d’attendre. Sur le cartel, le nom du lichen figure désormais sous celui du sculpteur.",
                ),
                Picture(
                    "work-lichen-map",
                    "Une carte de lichens, dans l’exposition consacrée à la biodiversité. La Pomone du musée en porte une sur l’épaule gauche.",
                ),
                Heading("Descendre vérifier"),
                Text(
                    "Qu’y gagne la peinture ? La fenêtre de la salle 6 a reçu un cartel, comme les tableaux. Matériaux : verre, buis, merles. Une ligne y change tous les lundis, de la main d’Odile Garrec : ce qu’il y a à voir cette semaine. On lit, on descend, on se penche sur les plates-bandes. Puis on remonte, l’œil affûté, prendre le peintre en faute : il a donné à ses tulipes des feuilles d’iris. Personne au musée ne l’avait remarqué. C’est un lycéen qui l’a vu, un samedi, et son prénom est dans le dossier de l’œuvre.",
                    "Tout ne va pas de soi. L’été de la deuxième année, l’herbe a jauni, et le livre d’or s’est rempli de visiteurs déçus. L’équipe n’a pas arrosé ; elle a affiché la date de la dernière pluie, et l’a laissée quarante et un jours. « On nous pardonne un tableau sombre, dit Lucette Oriol. Une herbe sèche, les gens croient que c’est de la paresse. » Elle a pris l’habitude d’emmener les mécontents au pied de l’alisier, où il fait frais, et de les y laisser un moment.",
                ),
                Advice(
                    "Pour commencer par une fenêtre",
                    "Asseyez-vous une heure dans une salle ; notez ce que les visiteurs regardent dehors et ce qu’ils demandent.",
                    "Relevez un store, après avoir mesuré la lumière et déplacé les œuvres qui la craignent.",
                    "Réunissez qui jardine et qui conserve autour d’une seule page : ce que chacun cède, et jusqu’à quand.",
                    "Donnez à la fenêtre un cartel dont une ligne change chaque semaine, signée par qui jardine.",
                ),
                Text(
                    "En septembre, je me suis rassise sur le banc. Un homme est entré, a regardé le lièvre, puis la fenêtre, puis Lucette Oriol. Elle n’a pas attendu la question : « L’escalier à gauche. Et vous refermez bien les deux portes. »",
                ),
                Related("seed-book"),
            ),
        ),
        "pt": Copy(
            title="O museu põe-se à janela",
            slug="jardim-do-museu",
            summary="Em Tours, um museu subiu um estore, reabriu uma porta e assinou com a jardineira um tratado de uma página. Nele, cada um cede alguma coisa.",
            place="Tours",
            body=(
                Text(
                    "Sala 6 do Musée Sainte-Aure, em Tours, uma quarta-feira de abril de 2024. Sentada no banco do meio, passei uma hora a anotar para onde olhavam as pessoas. Nas paredes há naturezas-mortas: pêssegos, uma lebre, tulipas que nunca poderiam ter florido na mesma semana. À esquerda há uma janela, que tinha o estore encravado a meia altura. Entraram vinte e três pessoas; dezanove baixaram-se para espreitar.",
                    "Uma menina deitou-se no soalho. «Lá em baixo abre quando?», perguntou. Lucette Oriol, a vigilante, conhecia a pergunta e a resposta: a porta do jardim estava fechada havia onze anos, por uma razão de que já ninguém se lembrava no museu.",
                    "Em junho, a MuseumWeek retomou o tema do ano anterior, a reconciliação com o mundo natural. O museu publicou as suas tulipas pintadas. Por baixo da imagem, Odile Garrec, a jardineira, que entrava duas manhãs por semana por um portão lateral, deixou um recado: «As verdadeiras já deram semente. Venham vê-las.»",
                ),
                Heading("O que cada um cede"),
                Text(
                    "Do recado saiu uma reunião e, da reunião, uma página assinada em duplicado: um exemplar está pregado na casa das ferramentas, o outro no gabinete do conservador, Karim Vasseur. Chamam-lhe o tratado. O museu cede a chave da porta de baixo, o relvado, agora ceifado duas vezes por ano, o estore da sala 6 e a receção de junho, adiada para setembro, quando as ervas altas já largaram a semente. O jardim cede a hera da parede norte, que guardava humidade por trás das faianças, as budleias das caleiras e qualquer roseira a menos de dois metros de uma fachada.",
                    "Faltavam os insetos. Um conservador teme os que comem a lã; uma jardineira vive da visita dos outros. Construiu-se uma antecâmara com duas portas, puseram-se armadilhas junto às janelas e proibiram-se os ramos de flores, mesmo na receção, mesmo nas festas de reforma. Na primeira segunda-feira do mês, Karim Vasseur e Odile Garrec vão juntos ver as armadilhas. Ela aprendeu a dizer «antreno», o bicho cujas larvas esburacam as tapeçarias. Ele aprendeu que o adulto, que ela encontra em maio nas umbelas, se contenta com pólen.",
                ),
                Quote(
                    "Andávamos a vigiar o mesmo inseto, ela e eu, cada um numa idade da vida dele.",
                    "Karim Vasseur, conservador do Musée Sainte-Aure",
                ),
                Heading("Uma coleção que morre todos os invernos"),
                Text(
                    "O conservador abranda o tempo: pouca luz, pouco ar, mãos prudentes. A jardineira conta com ele. Tem agora um inventário, no mesmo programa dos quadros, e a coluna das «saídas» enche-se com as primeiras geadas. O mostajeiro entrou em 1931; as papoilas entram todos os anos sem pedir licença. Na comissão de aquisições, a que Odile Garrec pertence desde o ano passado, discutiu-se durante vinte minutos um tufo de urtigas. Moravam lá lagartas de borboleta-pavão: adquirido por unanimidade.",
                    "Ao fundo da álea, uma Pomona de calcário perdeu um dedo e ganhou um líquen. Devia limpar-se? A restauradora destapou um centímetro quadrado, encontrou pedra sã e aconselhou a esperar. Na tabela, o nome do líquen vem agora por baixo do nome do escultor.",
                ),
                Picture(
                    "work-lichen-map",
                    "Um mapa de líquenes, na exposição dedicada à biodiversidade. A Pomona do museu traz um no ombro esquerdo.",
                ),
                Heading("Descer para confirmar"),
                Text(
                    "E a pintura, que ganha com isto? A janela da sala 6 recebeu uma tabela, como os quadros. Materiais: vidro, buxo, melros. Há nela uma linha que muda todas as segundas-feiras, pela mão de Odile Garrec: o que se pode ver esta semana. Lê-se, desce-se, espreitam-se os canteiros. Depois volta-se acima, de olho afiado, e apanha-se o pintor em falta: deu às tulipas folhas de íris. No museu ninguém tinha reparado. Foi um aluno do secundário quem viu, num sábado, e o nome dele está no processo da obra.",
                    "Nem tudo corre sozinho. No verão do segundo ano a erva amareleceu e o livro de visitas encheu-se de gente desiludida. A equipa não regou; afixou a data da última chuva e deixou-a lá quarenta e um dias. «Um quadro escuro, perdoam-nos», diz Lucette Oriol. «A erva seca, julgam que é preguiça.» Ganhou o hábito de levar os descontentes até ao mostajeiro, onde está fresco, e de os deixar lá um bocado.",
                ),
                Advice(
                    "Para começar por uma janela",
                    "Sente-se uma hora numa sala; anote para onde olham os visitantes lá fora e o que perguntam.",
                    "Suba um estore, depois de medir a luz e de mudar de sítio as obras que a temem.",
                    "Junte quem jardina e quem conserva à volta de uma só página: o que cada um cede, e até quando.",
                    "Dê à janela uma tabela com uma linha que mude todas as semanas, assinada por quem jardina.",
                ),
                Text(
                    "Em setembro voltei a sentar-me no banco. Entrou um homem, olhou para a lebre, depois para a janela, depois para Lucette Oriol. Ela não esperou pela pergunta: «A escada à esquerda. E feche bem as duas portas.»",
                ),
                Related("seed-book"),
            ),
        ),
        "en": Copy(
            title="The museum looks out of the window",
            slug="museum-garden",
            summary="In Tours, a museum raised a blind, unlocked a door and signed a one-page treaty with its gardener. Each side gives something up.",
            place="Tours",
            body=(
                Text(
                    "Room 6 of the Musée Sainte-Aure in Tours, a Wednesday in April 2024. From the bench in the middle I spent an hour noting what people looked at. On the walls are still lifes: peaches, a hare, tulips that could never have flowered in the same week. On the left is a window, whose blind had jammed halfway down. Twenty-three people came in; nineteen of them stooped to see underneath.",
                    "One small girl lay down on the floorboards. ‘When does it open, down there?’ she asked. Lucette Oriol, the room attendant, knew the question and the answer: the garden door had been locked for eleven years, for a reason nobody in the museum could remember.",
                    "In June, MuseumWeek returned to its theme of the year before, reconciliation with the natural world. The museum posted its painted tulips. Beneath the picture Odile Garrec, the gardener, who let herself in by a side gate two mornings a week, left a note: ‘The real ones have gone to seed. Come and see.’",
                ),
                Heading("What each side gives up"),
                Text(
                    "The note led to a meeting, and the meeting to a page signed in two copies, one pinned up in the tool shed and the other in the office of the curator, Karim Vasseur. They call it the treaty. The museum gives up the key to the garden door, the lawn, now mown twice a year, the blind in room 6 and the June reception, put off until September, when the long grass has dropped its seed. The garden gives up the ivy on the north wall, which kept the damp in behind the faience, the buddleias in the gutters and any rose planted within two metres of the building.",
                    "That left the insects. A curator dreads the ones that eat wool; a gardener lives by the visits of the rest. A lobby with two doors was built, traps were set under the windows, and cut flowers were banned, even from the front desk, even for retirement parties. On the first Monday of the month Karim Vasseur and Odile Garrec read the traps together. She has learned to name the carpet beetle, whose grubs make holes in tapestries. He has learned that the adult, which she finds on cow parsley in May, is content with pollen.",
                ),
                Quote(
                    "She and I had been watching the same insect, each at a different time of its life.",
                    "Karim Vasseur, curator at the Musée Sainte-Aure",
                ),
                Heading("A collection that dies every winter"),
                Text(
                    "The curator slows time down: little light, little air, careful hands. The gardener relies on it. She now keeps an inventory, in the same software as the paintings, and its ‘disposals’ column fills up with the first frosts. The service tree was acquired in 1931; the poppies acquire themselves every year. On the acquisitions committee, where Odile Garrec has had a seat since last year, a clump of nettles was debated for twenty minutes. Peacock caterpillars were living in it. Acquired, unanimously.",
                    "At the end of the path, a limestone Pomona has lost a finger and gained a lichen. Should she be cleaned? The conservator cleared one square centimetre, found sound stone underneath and advised waiting. On the label, the name of the lichen now comes below the sculptor’s.",
                ),
                Picture(
                    "work-lichen-map",
                    "A map of lichens, in the exhibition dedicated to biodiversity. The museum’s Pomona wears one on her left shoulder.",
                ),
                Heading("Going down to check"),
                Text(
                    "What do the paintings get out of it? The window in room 6 has been given a label of its own. Materials: glass, box hedge, blackbirds. One line changes every Monday, in Odile Garrec’s handwriting: what there is to see this week. People read it, go downstairs and bend over the flower beds. Then they come back up with a sharper eye and catch the painter out: he gave his tulips the leaves of an iris. No one at the museum had noticed. A sixth-former did, one Saturday, and his name is in the object file.",
                    "It is not all easy. In the second summer the grass turned yellow, and the visitors’ book filled with disappointment. The team did not water; they put up the date of the last rain and left it there for forty-one days. ‘They’ll forgive us a dark painting,’ says Lucette Oriol. ‘Dry grass, they think it’s laziness.’ She has taken to walking the discontented over to the service tree, where it is cool, and leaving them there for a while.",
                ),
                Advice(
                    "To begin with one window",
                    "Sit in a gallery for an hour; note what visitors look at outside, and what they ask.",
                    "Raise one blind, once you have measured the light and moved whatever is afraid of it.",
                    "Bring whoever gardens and whoever conserves round a single page: what each gives up, and until when.",
                    "Give the window a label with one line that changes every week, signed by the gardener.",
                ),
                Text(
                    "In September I sat down on the bench again. A man came in, looked at the hare, then at the window, then at Lucette Oriol. She did not wait for the question: ‘Stairs on the left. And mind you shut both doors.’",
                ),
                Related("seed-book"),
            ),
        ),
    },
)

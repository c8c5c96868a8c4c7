from cms.demo.content import Advice, Copy, Gallery, Heading, Picture, Quote, Related, Story, Text

STORY = Story(
    key="seven-days-online",
    kind="article",
    original="en",
    section="digital-engagement",
    authors=("ruth-adeyemi",),
    date="2026-10-20",
    topics=("inclusivity",),
    picture="lead-seven-days",
    issue=12,
    order=4,
    texts={
        "en": Copy(
            title="Seven days, two people, one telephone",
            slug="seven-days-online",
            summary="How a museum with two members of staff prepares for MuseumWeek: an old list of words, five posts written early and two days left open on purpose.",
            body=(
                Text(
                    "At ten past nine on a Tuesday in September, Joan Pettifer is lying on the floor of the Ropewalk, a museum of rope and sail in the harbour town of Tarn Quay, photographing the underside of a capstan. Nobody has ever asked to see the underside of a capstan. But the word is ‘secrets’, and up there in the dark, cut with a knife, are the initials of an apprentice who did not expect to be found out.",
                    "She is only practising. MuseumWeek itself is a long way off, and Pettifer and her colleague Dev Marlowe are rehearsing with an old list of words, as an orchestra might with an old score. The Ropewalk employs the two of them, owns one telephone with a cracked corner, and has not missed a MuseumWeek in five years. The method fits on the back of a delivery note.",
                ),
                Heading("Seven words are seven questions"),
                Text(
                    "The first week ran from 24 to 30 March 2014, and the form is simple to remember: seven days, one hashtag a day. In 2016 the words were secrets, people, architecture, heritage, future, zoom, love; in 2018 they were women, city, heritage, professions, kids, nature, difference. The tags end in MW, and in 2021 they were localised language by language.",
                    "Faced with such a list, most of us go hunting for seven masterpieces. Pettifer puts the words to the building as questions, over coffee, and asks everyone who has a key. ‘Professions’ was answered by the man who services the boiler. For ‘city’ it was the cleaner who knew which window looks on to the old ferry steps. A word that leaves the whole table silent is worth noting too: it points at something the museum does not know about itself.",
                ),
                Picture("photo-coffee", "Monday, before opening: seven words, and the last of the coffee."),
                Heading("Prepare five days, leave two open"),
                Text(
                    "By the Friday before, five posts are finished: written, illustrated, described for people who will not see the picture, and read aloud by someone who was out of the room when they were thought up. The other two days get a name on the rota and nothing else. Whoever is named walks the galleries with the telephone and posts what happens. Once it was a school party falling out over a knot. Once it was rain coming through the roof and the bucket underneath, which drew more replies than any object in the collection, and a roofer.",
                    "None of this is left to a timer. A post that goes out by itself at eight, with nobody behind it, is a front desk with the lamp lit and the chair empty. Marlowe keeps half an hour free at ten and another at four. He answers by name, says when he does not know, and comes back the next day with what he has found out.",
                ),
                Quote(
                    "Spend a third of your time talking and the rest answering. It’s what you would do at the front desk.",
                    "Dev Marlowe, the Ropewalk",
                ),
                Heading("A shape for the week"),
                Text(
                    "Begin on Monday with something small, close enough to touch. On Tuesday, hand the account to somebody whose name is not on the website. On Wednesday, when everyone is flagging, ask a question to which you truly need the answer: who are the women in this photograph, what did this hook hold? People who would never comment on a masterpiece will identify a hook.",
                    "On Thursday, talk to another house. The Ropewalk writes to a museum of its own size in another country, and each shows what the other lacks; last time it was a lace museum, and the two spent the afternoon comparing knots. Friday suits a word like ‘zoom’: three surfaces from the building, very close, and no captions until teatime.",
                ),
                Gallery(
                    Picture("photo-brick", "Most people said a wall. It is the floor of the tar house."),
                    Picture("photo-gravel", "The yard, seen from the height of a dropped glove."),
                    Picture("photo-grass", "The drying ground, with one clover leaf that nobody found."),
                ),
                Text(
                    "Saturday belongs to those who come through the door, since the week is lived in person as well: the day’s word is chalked on the pavement and passers-by are asked for theirs. On Sunday, thank people one by one, and save everything. Replies sink fast, and three labels at the Ropewalk now carry a sentence that a stranger wrote on a Wednesday.",
                ),
                Advice(
                    "The back of the delivery note",
                    "Rehearse one word from an old list a month ahead, with the telephone you will really use.",
                    "Finish five posts by the Friday before. Against the other two days, write a name and nothing more.",
                    "Give each post one picture, one idea and one question, and describe the picture in words.",
                    "Put capitals in the hashtag, #NatureMW, so that a screen reader can tell the words apart.",
                    "Ask before you show a face; for a child, ask the parents as well.",
                    "On the Monday after, copy the best replies into the object files, with names and dates.",
                ),
                Text(
                    "The capstan’s secret goes up at half past nine, on an account without followers that Pettifer keeps for practice. She reads it back, takes out an adjective and rolls over to look at the initials again: R. T., and the start of a date. ‘Somebody’s great-grandson,’ she says, ‘is going to see this in his lunch break.’ Then she brushes off her sleeve and goes to open the door.",
                ),
                Related("alt-text"),
            ),
        ),
        "fr": Copy(
            title="Sept jours, deux personnes, un téléphone",
            slug="sept-jours-en-ligne",
            summary="Comment un musée de deux salariés prépare MuseumWeek : une ancienne liste de mots, cinq publications écrites d’avance et deux journées laissées libres exprès.",
            body=(
                Text(
                    "Un mardi de septembre, à neuf heures dix, Joan Pettifer est couchée sur le plancher du Ropewalk, un musée de la corde et de la voile, dans la petite ville portuaire de Tarn Quay. Elle photographie le dessous d’un cabestan. Personne n’a jamais demandé à voir le dessous d’un cabestan. Mais le mot est « secrets » et là-haut, dans l’ombre, entaillées au couteau, il y a les initiales d’un apprenti qui ne pensait pas se faire prendre.",
                    "Ce n’est qu’un exercice. MuseumWeek est encore loin ; Joan Pettifer et son collègue Dev Marlowe répètent sur une ancienne liste de mots, comme un orchestre sur une vieille partition. Le Ropewalk emploie ces deux personnes, possède un téléphone au coin fêlé et n’a pas manqué une seule MuseumWeek en cinq ans. La méthode tient au dos d’un bon de livraison.",
                ),
                Heading("Sept mots, donc sept questions"),
                Text(
                    "La première semaine s’est tenue du 24 au 30 mars 2014, et la règle se retient sans peine : sept jours, un hashtag par jour. En 2016, les mots étaient secrets, people, architecture, heritage, future, zoom, love ; en 2018, women, city, heritage, professions, kids, nature, difference. Tous se terminent par MW, et en 2021 ils ont été adaptés langue par langue.",
                    "Devant une liste pareille, on part d’ordinaire à la chasse aux sept chefs-d’œuvre. Joan Pettifer pose plutôt les mots à la maison, comme des questions, autour d’un café, et elle interroge quiconque a une clé. À « professions », c’est le chauffagiste qui a répondu. Pour « city », la femme de ménage savait quelle fenêtre donne sur l’ancien escalier du bac. Un mot qui laisse toute la tablée muette mérite aussi d’être noté : il désigne une chose que le musée ignore de lui-même.",
                ),
                Picture("photo-coffee", "Lundi, avant l’ouverture : sept mots et un fond de café."),
                Heading("Préparer cinq jours, en laisser deux"),
                Text(
                    "Le vendredi précédent, cinq publications sont prêtes : écrites, illustrées, décrites pour qui ne verra pas l’image, et relues à voix haute par quelqu’un qui n’était pas là quand on les a imaginées. Pour les deux autres jours, le planning porte un nom et rien d’autre. La personne désignée parcourt les salles, téléphone en main, et publie ce qui arrive. Une fois, ce fut une classe qui se disputait au sujet d’un nœud. Une autre fois, la pluie à travers le toit et le seau dessous, qui ont suscité plus de réponses qu’aucun objet de la collection, et amené un couvreur.",
                    "Rien n’est confié à une minuterie. Une publication qui part toute seule à huit heures, sans personne derrière, c’est un accueil où la lampe est allumée et la chaise vide. Dev Marlowe se réserve une demi-heure à dix heures, une autre à seize. Il appelle les gens par leur nom, dit quand il ne sait pas et revient le lendemain avec ce qu’il a trouvé.",
                ),
                Quote(
                    "Parlez un tiers du temps ; le reste, passez-le à répondre. C’est ce que vous feriez à l’accueil.",
                    "Dev Marlowe, du Ropewalk",
                ),
                Heading("Donner une forme à la semaine"),
                Text(
                    "Commencez le lundi par une petite chose, vue d’assez près pour qu’on croie la toucher. Le mardi, confiez le compte à quelqu’un dont le nom ne figure pas sur le site. Le mercredi, quand tout le monde fatigue, posez une question dont la réponse vous manque vraiment : qui sont les femmes de cette photographie, que suspendait-on à ce crochet ? Des gens qui ne commenteraient jamais un chef-d’œuvre savent reconnaître un crochet.",
                    "Le jeudi, parlez à une autre maison. Le Ropewalk écrit à un musée étranger de sa taille, et chacun montre ce qui manque à l’autre ; la dernière fois, c’était un musée de la dentelle, et tous deux ont passé l’après-midi à comparer leurs nœuds. Le vendredi convient à un mot comme « zoom » : trois surfaces du bâtiment, de tout près, et pas de légende avant l’heure du thé.",
                ),
                Gallery(
                    Picture("photo-brick", "Presque tous ont dit : un mur. C’est le sol de l’atelier au goudron."),
                    Picture("photo-gravel", "La cour, à hauteur de gant perdu."),
                    Picture(
                        "photo-grass",
                        "Le pré où séchaient les cordes, avec une feuille de trèfle que personne n’a vue.",
                    ),
                ),
                Text(
                    "Le samedi appartient à ceux qui poussent la porte, car la semaine se vit aussi sur place : on écrit le mot du jour à la craie sur le trottoir et l’on demande le leur aux passants. Le dimanche, remerciez les gens un par un, et gardez tout. Les réponses coulent vite ; au Ropewalk, trois cartels portent désormais une phrase qu’un inconnu a écrite un mercredi.",
                ),
                Advice(
                    "Au dos du bon de livraison",
                    "Un mois avant, répétez avec un mot d’une ancienne liste et le téléphone dont vous vous servirez vraiment.",
                    "Terminez cinq publications le vendredi précédent. En face des deux autres jours, écrivez un nom, sans rien de plus.",
                    "Par publication : une image, une idée, une question ; et décrivez l’image avec des mots.",
                    "Mettez des majuscules dans le hashtag, #NatureMW, pour qu’un lecteur d’écran sépare les mots.",
                    "Demandez avant de montrer un visage ; pour un enfant, demandez aussi aux parents.",
                    "Le lundi suivant, recopiez les meilleures réponses dans les dossiers d’œuvre, avec les noms et les dates.",
                ),
                Text(
                    "Le secret du cabestan est publié à neuf heures et demie, sur un compte sans abonnés que Joan Pettifer garde pour s’entraîner. Elle se relit, enlève un adjectif et se retourne pour revoir les initiales : R. T., et le début d’une date. « Il y a un arrière-petit-fils quelque part, dit-elle, qui va tomber là-dessus à la pause de midi. » Puis elle époussette sa manche et va ouvrir la porte.",
                ),
                Related("alt-text"),
            ),
        ),
        "pt": Copy(
            title="Sete dias, duas pessoas, um telefone",
            slug="sete-dias-em-linha",
            summary="Como um museu com duas pessoas prepara a MuseumWeek: uma lista antiga de palavras, cinco publicações feitas com tempo e dois dias deixados em aberto de propósito.",
            body=(
                Text(
                    "Numa terça-feira de setembro, às nove e dez, Joan Pettifer está deitada no soalho do Ropewalk, um museu da corda e da vela na vila portuária de Tarn Quay, a fotografar a parte de baixo de um cabrestante. Nunca ninguém pediu para ver a parte de baixo de um cabrestante. Mas a palavra é «secrets», segredos, e lá em cima, no escuro, abertas à navalha, estão as iniciais de um aprendiz que não contava ser apanhado.",
                    "É só um ensaio. A MuseumWeek ainda vem longe, e Joan Pettifer e o colega, Dev Marlowe, treinam com uma lista antiga de palavras, como uma orquestra com uma partitura velha. O Ropewalk emprega estas duas pessoas, tem um telefone com um canto rachado e não falha uma MuseumWeek há cinco anos. O método cabe nas costas de uma guia de remessa.",
                ),
                Heading("Sete palavras são sete perguntas"),
                Text(
                    "A primeira semana decorreu de 24 a 30 de março de 2014, e a regra decora-se depressa: sete dias, uma hashtag por dia. Em 2016, as palavras foram secrets, people, architecture, heritage, future, zoom, love; em 2018, women, city, heritage, professions, kids, nature, difference. Todas acabam em MW e, em 2021, foram adaptadas a cada língua.",
                    "Perante uma lista destas, quase todos partimos à caça de sete obras-primas. Joan Pettifer faz das palavras perguntas à casa, à volta de um café, e ouve toda a gente que tem uma chave. A «professions» respondeu o homem que trata da caldeira. Para «city», foi a senhora da limpeza quem sabia que janela dá para a antiga escada da barca. Uma palavra que deixa a mesa inteira calada também merece registo: aponta para uma coisa que o museu não sabe de si próprio.",
                ),
                Picture("photo-coffee", "Segunda-feira, antes de abrir: sete palavras e um resto de café."),
                Heading("Preparar cinco dias, deixar dois"),
                Text(
                    "Na sexta-feira anterior, há cinco publicações prontas: escritas, ilustradas, descritas para quem não vai ver a imagem e lidas em voz alta por alguém que não estava na sala quando foram pensadas. Nos outros dois dias, a escala tem um nome e mais nada. A pessoa indicada anda pelas salas com o telefone e publica o que acontecer. Uma vez foi uma turma a discutir por causa de um nó. Outra vez foi a chuva a entrar pelo telhado e o balde por baixo, que recebeu mais respostas do que qualquer peça da coleção, e trouxe um telhador.",
                    "Nada disto se entrega a um temporizador. Uma publicação que sai sozinha às oito, sem ninguém por trás, é uma receção com o candeeiro aceso e a cadeira vazia. Dev Marlowe guarda meia hora às dez e outra às quatro. Trata as pessoas pelo nome, diz quando não sabe e volta no dia seguinte com o que descobriu.",
                ),
                Quote(
                    "Gaste um terço do tempo a falar e o resto a responder. É o que faria ao balcão.",
                    "Dev Marlowe, do Ropewalk",
                ),
                Heading("Dar uma forma à semana"),
                Text(
                    "Comece na segunda-feira por uma coisa pequena, tão perto que apeteça tocar-lhe. Na terça, entregue a conta a alguém cujo nome não venha no site do museu. Na quarta, quando toda a gente já está cansada, faça uma pergunta de cuja resposta precise mesmo: quem são as mulheres desta fotografia, o que se pendurava neste gancho? Pessoas que nunca comentariam uma obra-prima sabem reconhecer um gancho.",
                    "Na quinta, fale com outra casa. O Ropewalk escreve a um museu estrangeiro do seu tamanho e cada um mostra o que falta ao outro; da última vez foi um museu da renda, e passaram os dois a tarde a comparar nós. A sexta convém a uma palavra como «zoom»: três superfícies do edifício, muito de perto, e nenhuma legenda até à hora do chá.",
                ),
                Gallery(
                    Picture("photo-brick", "Quase todos disseram que era uma parede. É o chão da casa do alcatrão."),
                    Picture("photo-gravel", "O pátio, visto da altura de uma luva caída."),
                    Picture(
                        "photo-grass", "O prado onde secavam as cordas, com uma folha de trevo que ninguém encontrou."
                    ),
                ),
                Text(
                    "O sábado é de quem entra pela porta, porque a semana também se vive no local: escreve-se a palavra do dia a giz no passeio e pede-se a quem passa a sua. No domingo, agradeça às pessoas, uma a uma, e guarde tudo. As respostas vão depressa ao fundo, e três tabelas do Ropewalk têm hoje uma frase que um desconhecido escreveu numa quarta-feira.",
                ),
                Advice(
                    "Nas costas da guia de remessa",
                    "Um mês antes, ensaie uma palavra de uma lista antiga, com o telefone que vai mesmo usar.",
                    "Acabe cinco publicações até à sexta-feira anterior. À frente dos outros dois dias, escreva um nome e mais nada.",
                    "Em cada publicação, uma imagem, uma ideia e uma pergunta; e descreva a imagem por palavras.",
                    "Use maiúsculas na hashtag, #NatureMW, para que um leitor de ecrã separe as palavras.",
                    "Peça licença antes de mostrar um rosto; no caso de uma criança, peça-a também aos pais.",
                    "Na segunda-feira seguinte, copie as melhores respostas para os processos das peças, com nomes e datas.",
                ),
                Text(
                    "O segredo do cabrestante é publicado às nove e meia, numa conta sem seguidores que Joan Pettifer mantém para treinar. Relê a legenda, tira um adjetivo e vira-se para olhar outra vez as iniciais: R. T., e o princípio de uma data. «Há de haver um bisneto», diz ela, «que vai dar com isto à hora do almoço.» Depois sacode a manga e vai abrir a porta.",
                ),
                Related("alt-text"),
            ),
        ),
    },
)

"""The MuseumWeek years. Dates, themes and partners are facts; a year without attested hashtags has no days."""

from cms.demo.content import Heading, Text
from home.demo.days import DAYS

MUSEUMWEEK_INDEX = {
    "original": "fr",
    "texts": {
        "fr": {
            "title": "MuseumWeek",
            "seo_title": "MuseumWeek, année par année",
            "slug": "museumweek",
            "summary": "La semaine internationale des musées, en ligne et sur place : sept jours, un hashtag par jour, un thème par année.",
            "body": (
                Text(
                    "La première MuseumWeek s’est tenue du 24 au 30 mars 2014. La règle tient sur un marque-page : pendant sept jours, un mot par jour, et des institutions du monde entier y répondent avec leurs collections, leurs métiers, leurs murs. Une bibliothèque peut répondre à « jeu » par un livre pop-up ; une archive, par une réclamation adressée à un fabricant de toupies.",
                ),
                Heading("Lire ces pages"),
                Text(
                    "Vous trouverez ici les semaines depuis 2017, avec leur thème et leurs dates. Les sept mots ne sont donnés que pour les années où nous avons pu les attester ; les invitations qui les accompagnent sont écrites pour aujourd’hui, et rien n’interdit d’y répondre avec quelques années de retard.",
                ),
            ),
        },
        "pt": {
            "title": "MuseumWeek",
            "seo_title": "MuseumWeek, ano a ano",
            "slug": "museumweek",
            "summary": "A semana internacional dos museus, em linha e presencial: sete dias, uma hashtag por dia, um tema por ano.",
            "body": (
                Text(
                    "A primeira MuseumWeek decorreu de 24 a 30 de março de 2014. A regra cabe num marcador de livros: durante sete dias, uma palavra por dia, a que instituições de todo o mundo respondem com as suas coleções, os seus ofícios, as suas paredes. Uma biblioteca pode responder a «brincar» com um livro animado; um arquivo, com uma reclamação dirigida a um fabricante de piões.",
                ),
                Heading("Como ler estas páginas"),
                Text(
                    "Aqui encontra as semanas desde 2017, com o tema e as datas. As sete palavras só figuram nos anos em que as pudemos atestar; os convites que as acompanham foram escritos para hoje, e nada impede que se lhes responda com alguns anos de atraso.",
                ),
            ),
        },
        "en": {
            "title": "MuseumWeek",
            "seo_title": "MuseumWeek, year by year",
            "slug": "museumweek",
            "summary": "The international week of museums, online and in person: seven days, one hashtag a day, one theme a year.",
            "body": (
                Text(
                    "The first MuseumWeek ran from 24 to 30 March 2014. The rule fits on a bookmark: for seven days, one word a day, and institutions all over the world answer it with their collections, their trades, their walls. A library might answer ‘play’ with a pop-up book; an archive, with a letter of complaint to a maker of spinning tops.",
                ),
                Heading("How to read these pages"),
                Text(
                    "Here are the weeks since 2017, with their themes and dates. The seven words are given only for the years in which we could attest them; the invitations beside them are written for today, and nothing prevents you from answering a few years late.",
                ),
            ),
        },
    },
}

YEARS = [
    {
        "year": 2017,
        "start": "2017-06-19",
        "end": "2017-06-25",
        "original": "fr",
        "partners": ["chanel", "unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2017",
                "slug": "2017",
                "theme": "Le rôle des femmes dans la culture",
                "summary": "Du 19 au 25 juin 2017, avec la Fondation CHANEL : une semaine pour l’égalité des genres, de la cuisine au patrimoine.",
                "body": (
                    Text(
                        "En 2017, MuseumWeek s’est tournée vers le rôle des femmes dans la culture, avec la Fondation CHANEL et pour l’égalité des genres. C’est aussi l’année où fut créée Culture For Causes Network, l’association qui porte la semaine.",
                        "Du lundi 19 au dimanche 25 juin, sept mots ont donné le rythme : la cuisine, le sport, la musique, les histoires, les livres, les voyages, le patrimoine. Ils conviennent à n’importe quelle collection et laissent à chacune le soin de chercher les femmes dans ses fourneaux, ses stades et ses rayonnages : qui a composé, qui a écrit, et quel nom manque sur le cartel ?",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2017",
                "slug": "2017",
                "theme": "O papel das mulheres na cultura",
                "summary": "De 19 a 25 de junho de 2017, com a Fundação CHANEL: uma semana pela igualdade de género, da cozinha ao património.",
                "body": (
                    Text(
                        "Em 2017, a MuseumWeek voltou-se para o papel das mulheres na cultura, com a Fundação CHANEL e pela igualdade de género. Foi também o ano em que se criou a Culture For Causes Network, a associação que promove a semana.",
                        "De segunda-feira, 19, a domingo, 25 de junho, sete palavras marcaram o ritmo: comida, desporto, música, histórias, livros, viagens, património. Servem a qualquer coleção e deixam a cada uma o cuidado de procurar as mulheres nos seus fogões, estádios e estantes: quem compôs, quem escreveu, e que nome falta na tabela?",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2017",
                "slug": "2017",
                "theme": "The role of women in culture",
                "summary": "From 19 to 25 June 2017, with the CHANEL Foundation: a week for gender equality, from food to heritage.",
                "body": (
                    Text(
                        "In 2017 MuseumWeek turned to the role of women in culture, with the CHANEL Foundation and for gender equality. It was also the year in which Culture For Causes Network, the association that runs the week, was created.",
                        "From Monday 19 to Sunday 25 June, seven words set the pace: food, sports, music, stories, books, travels, heritage. They suit any collection, and leave each one to look for the women in its own kitchens, stadiums and shelves: who composed, who wrote, and whose name is missing from the label?",
                    ),
                ),
            },
        },
        "days": DAYS[2017],
    },
    {
        "year": 2018,
        "start": "2018-04-23",
        "end": "2018-04-29",
        "original": "en",
        "partners": ["chanel", "unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2018",
                "slug": "2018",
                "theme": "Le rôle des femmes dans la culture",
                "summary": "Du 23 au 29 avril 2018, avec la Fondation CHANEL : le mot du premier jour donne le thème de la semaine.",
                "body": (
                    Text(
                        "Pour la deuxième année, le thème était le rôle des femmes dans la culture, avec la Fondation CHANEL et pour l’égalité des genres. Le premier mot, #WomenMW, l’annonçait sans détour.",
                        "Six autres l’ont suivi, du 24 au 29 avril : la ville, le patrimoine, les métiers, les enfants, la nature, la différence. Lus à la file, ils font sortir du musée, passer devant un atelier, longer une école et entrer dans un parc. « Les métiers » est peut-être le plus riche pour une collection : un outil peut dire qu’une femme a travaillé, même quand le registre l’a oubliée.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2018",
                "slug": "2018",
                "theme": "O papel das mulheres na cultura",
                "summary": "De 23 a 29 de abril de 2018, com a Fundação CHANEL: a palavra do primeiro dia dá o tema da semana.",
                "body": (
                    Text(
                        "Pelo segundo ano, o tema foi o papel das mulheres na cultura, com a Fundação CHANEL e pela igualdade de género. A primeira palavra, #WomenMW, anunciava-o sem rodeios.",
                        "Seguiram-se outras seis, de 24 a 29 de abril: cidade, património, profissões, crianças, natureza, diferença. Lidas de seguida, fazem sair do museu, passar à porta de uma oficina, ladear uma escola e entrar num jardim. «Profissões» será talvez a mais rica para uma coleção: uma ferramenta pode dizer que uma mulher trabalhou, mesmo quando o registo se esqueceu dela.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2018",
                "slug": "2018",
                "theme": "The role of women in culture",
                "summary": "From 23 to 29 April 2018, with the CHANEL Foundation: the word of the first day gives the theme of the week.",
                "body": (
                    Text(
                        "For the second year the theme was the role of women in culture, with the CHANEL Foundation and for gender equality. The first word, #WomenMW, said so plainly.",
                        "Six more followed, from 24 to 29 April: city, heritage, professions, kids, nature, difference. Read in a row, they walk you out of the museum, past a workshop, along a school wall and into a park. ‘Professions’ may be the richest for a collection: a tool can show that a woman worked, even where the register forgot her.",
                    ),
                ),
            },
        },
        "days": DAYS[2018],
    },
    {
        "year": 2019,
        "start": "2019-05-13",
        "end": "2019-05-19",
        "original": "fr",
        "partners": ["chanel", "unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2019",
                "slug": "2019",
                "theme": "Le rôle des femmes dans la culture",
                "summary": "Du 13 au 19 mai 2019 : troisième année consacrée aux femmes dans la culture, avec la Fondation CHANEL.",
                "body": (
                    Text(
                        "Du 13 au 19 mai 2019, MuseumWeek s’est consacrée pour la troisième année au rôle des femmes dans la culture, avec la Fondation CHANEL et pour l’égalité des genres. Le premier jour portait le thème en toutes lettres : #WomenInCultureMW.",
                        "Les six mots suivants changeaient de ton : les secrets, le jeu, l’arc-en-ciel, l’exploration, la photographie, les amis. Ils font une semaine de curieux, avec un lundi grave et un dimanche en compagnie. On peut aussi les lire comme une méthode : pour retrouver une artiste oubliée, il faut souvent commencer par un secret d’inventaire et finir par des amis qui s’en souviennent.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2019",
                "slug": "2019",
                "theme": "O papel das mulheres na cultura",
                "summary": "De 13 a 19 de maio de 2019: terceiro ano dedicado às mulheres na cultura, com a Fundação CHANEL.",
                "body": (
                    Text(
                        "De 13 a 19 de maio de 2019, a MuseumWeek dedicou-se pelo terceiro ano ao papel das mulheres na cultura, com a Fundação CHANEL e pela igualdade de género. O primeiro dia trazia o tema por extenso: #WomenInCultureMW.",
                        "As seis palavras seguintes mudavam de tom: segredos, brincar, arco-íris, explorar, fotografia, amigos. Fazem uma semana de curiosos, com uma segunda-feira séria e um domingo em boa companhia. Também se podem ler como um método: para reencontrar uma artista esquecida, é muitas vezes preciso começar por um segredo de inventário e acabar nos amigos que se lembram dela.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2019",
                "slug": "2019",
                "theme": "The role of women in culture",
                "summary": "From 13 to 19 May 2019: a third year devoted to women in culture, with the CHANEL Foundation.",
                "body": (
                    Text(
                        "From 13 to 19 May 2019, MuseumWeek was devoted for the third year to the role of women in culture, with the CHANEL Foundation and for gender equality. The first day spelled the theme out: #WomenInCultureMW.",
                        "The next six words changed the tone: secrets, play, rainbow, explore, photo, friends. They make a week for the curious, with a serious Monday and a Sunday in company. They can also be read as a method: to find a forgotten artist, one must often begin with a secret of the inventory and end with the friends who remember her.",
                    ),
                ),
            },
        },
        "days": DAYS[2019],
    },
    {
        "year": 2020,
        "start": "2020-05-11",
        "end": "2020-05-17",
        "original": "en",
        "partners": ["unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2020",
                "slug": "2020",
                "theme": "Vivre ensemble",
                "summary": "Du 11 au 17 mai 2020, les musées fermés et le public confiné : la semaine s’est appuyée surtout sur les réseaux sociaux.",
                "body": (
                    Text(
                        "En mai 2020, les musées étaient fermés et le public confiné. Sous le thème « vivre ensemble », MuseumWeek a mis l’accent sur les réseaux sociaux, du 11 au 17 mai : il restait possible de se parler d’un écran à l’autre.",
                        "Ses sept mots tiennent le journal de ce printemps : les héros, la culture en quarantaine, ensemble, les moments de musée, le climat, la technologie, les rêves. Un musée vide peut encore poser une question, publier la photo d’une salle éteinte, demander à chacun de copier un tableau avec ce qu’il trouve dans sa cuisine. Le dernier mot regarde vers la suite.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2020",
                "slug": "2020",
                "theme": "Viver juntos",
                "summary": "De 11 a 17 de maio de 2020, com os museus fechados e o público confinado, a semana apoiou-se sobretudo nas redes sociais.",
                "body": (
                    Text(
                        "Em maio de 2020, os museus estavam fechados e o público confinado. Com o tema «viver juntos», a MuseumWeek pôs a tónica nas redes sociais, de 11 a 17 de maio: ainda era possível conversar de ecrã para ecrã.",
                        "As suas sete palavras são o diário daquela primavera: heróis, cultura em quarentena, juntos, momentos de museu, clima, tecnologia, sonhos. Um museu vazio ainda pode fazer uma pergunta, publicar a fotografia de uma sala às escuras, pedir a cada um que copie um quadro com o que encontrar na cozinha. A última palavra olha para diante.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2020",
                "slug": "2020",
                "theme": "Living together",
                "summary": "From 11 to 17 May 2020, with museums closed and the public in lockdown, the week put a strong focus on social media.",
                "body": (
                    Text(
                        "In May 2020 museums were closed and the public was in lockdown. Under the theme ‘living together’, MuseumWeek put a strong focus on social media from 11 to 17 May: people could still talk from one screen to another.",
                        "Its seven words keep the diary of that spring: heroes, culture in quarantine, together, museum moments, climate, technology, dreams. An empty museum can still ask a question, post a picture of a room with the lights off, or invite everyone to copy a painting with whatever is in the kitchen. The last word looks ahead.",
                    ),
                ),
            },
        },
        "days": DAYS[2020],
    },
    {
        "year": 2021,
        "start": "2021-06-07",
        "end": "2021-06-13",
        "original": "pt",
        "partners": ["unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2021",
                "slug": "2021",
                "theme": "La créativité",
                "summary": "Du 7 au 13 juin 2021, une semaine sur la créativité, avec des hashtags adaptés langue par langue.",
                "body": (
                    Text(
                        "Du 7 au 13 juin 2021, le thème était la créativité. Les hashtags, cette année-là, ont été localisés par langue : un musée pouvait entrer dans la semaine avec un mot de chez lui. Le détail compte. Un mot étranger se recopie ; un mot de sa langue se discute, se détourne, se met au pluriel.",
                        "Nous n’avons pas encore pu attester les mots de chaque jour et de chaque langue : cette page les laisse en blanc. Si vous les avez notés, l’agenda d’un musée ou la capture d’une publication nous aiderait à la compléter.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2021",
                "slug": "2021",
                "theme": "A criatividade",
                "summary": "De 7 a 13 de junho de 2021, uma semana sobre a criatividade, com hashtags adaptadas língua a língua.",
                "body": (
                    Text(
                        "De 7 a 13 de junho de 2021, o tema foi a criatividade. Nesse ano, as hashtags foram localizadas por língua: um museu podia entrar na semana com uma palavra sua. O pormenor conta. Uma palavra estrangeira copia-se; uma palavra da nossa língua discute-se, entorta-se, põe-se no plural.",
                        "Ainda não conseguimos atestar as palavras de cada dia em cada língua: esta página deixa-as em branco. Se as anotou, a agenda de um museu ou a captura de uma publicação ajudar-nos-ia a completá-la.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2021",
                "slug": "2021",
                "theme": "Creativity",
                "summary": "From 7 to 13 June 2021, a week on creativity, with hashtags adapted language by language.",
                "body": (
                    Text(
                        "From 7 to 13 June 2021 the theme was creativity. The hashtags were localised per language that year, so that a museum could join the week with a word of its own. The detail matters. A foreign word gets copied out; a word in your own language gets argued over, bent, put in the plural.",
                        "We have not yet been able to attest the words of each day in each language, so this page leaves them blank. If you kept a note of them, a museum’s diary or a capture of a post would help us fill it in.",
                    ),
                ),
            },
        },
        "days": [],
    },
    {
        "year": 2022,
        "start": "2022-06-13",
        "end": "2022-06-19",
        "original": "en",
        "partners": ["unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2022",
                "slug": "2022",
                "theme": "L’innovation",
                "summary": "Du 13 au 19 juin 2022, une semaine sur l’innovation ; en novembre, une exposition numérique au siège de l’UNESCO.",
                "body": (
                    Text(
                        "Du lundi 13 au dimanche 19 juin 2022, MuseumWeek avait pour thème l’innovation. Dans un musée, le mot recouvre les écrans et bien d’autres choses : une vitrine qui s’ouvre, une réserve mieux rangée, une manière neuve d’accueillir une classe ou de nommer ce que l’on ignore.",
                        "L’année s’est prolongée à l’automne. Les 25 et 26 novembre, une exposition numérique, « Réconciliation avec le vivant », s’est tenue au siège de l’UNESCO à Paris. Ce titre annonçait un sujet que la semaine elle-même allait reprendre en 2023, puis en 2024.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2022",
                "slug": "2022",
                "theme": "A inovação",
                "summary": "De 13 a 19 de junho de 2022, uma semana sobre a inovação; em novembro, uma exposição digital na sede da UNESCO.",
                "body": (
                    Text(
                        "De segunda-feira, 13, a domingo, 19 de junho de 2022, a MuseumWeek teve por tema a inovação. Num museu, a palavra abrange os ecrãs e muitas outras coisas: uma vitrina que se abre, uma reserva mais bem arrumada, um modo novo de receber uma turma ou de nomear o que não se sabe.",
                        "O ano prolongou-se pelo outono. A 25 e 26 de novembro, uma exposição digital, «Reconciliação com o mundo vivo», teve lugar na sede da UNESCO, em Paris. O título anunciava um assunto que a própria semana iria retomar em 2023 e em 2024.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2022",
                "slug": "2022",
                "theme": "Innovation",
                "summary": "From 13 to 19 June 2022, a week on innovation; in November, a digital exhibition at UNESCO headquarters.",
                "body": (
                    Text(
                        "From Monday 13 to Sunday 19 June 2022, the theme of MuseumWeek was innovation. In a museum the word covers screens and a good deal else: a case that opens, a storeroom put in order, a new way to welcome a class or to name what one does not know.",
                        "The year carried on into the autumn. On 25 and 26 November a digital exhibition, ‘Reconciliation with the living’, was held at UNESCO headquarters in Paris. Its title announced a subject that the week itself would take up in 2023 and again in 2024.",
                    ),
                ),
            },
        },
        "days": [],
    },
    {
        "year": 2023,
        "start": "2023-06-05",
        "end": "2023-06-11",
        "original": "fr",
        "partners": ["unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2023",
                "slug": "2023",
                "theme": "La réconciliation avec le monde naturel",
                "summary": "Du 5 au 11 juin 2023, les musées face au monde naturel : première des deux années consacrées à ce thème.",
                "body": (
                    Text(
                        "Du 5 au 11 juin 2023, MuseumWeek a pris pour thème la réconciliation avec le monde naturel. Le mot de réconciliation suppose une brouille : dans un musée, elle se raconte avec des herbiers, des paysages peints, des oiseaux naturalisés, des catalogues de graines, et avec la cour où quelque chose pousse entre les pavés.",
                        "La question vaut pour toute institution, y compris celle qui croit n’avoir rien de naturel dans ses vitrines. De quelle plante vient ce papier, de quel animal ce pinceau, de quelle carrière ce mur ? Le thème a été repris en 2024.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2023",
                "slug": "2023",
                "theme": "A reconciliação com o mundo natural",
                "summary": "De 5 a 11 de junho de 2023, os museus perante o mundo natural: o primeiro de dois anos dedicados a este tema.",
                "body": (
                    Text(
                        "De 5 a 11 de junho de 2023, a MuseumWeek tomou por tema a reconciliação com o mundo natural. A palavra reconciliação supõe uma zanga: num museu, conta-se com herbários, paisagens pintadas, aves naturalizadas, catálogos de sementes, e com o pátio onde alguma coisa cresce entre as pedras.",
                        "A pergunta serve a qualquer instituição, mesmo à que julga não ter nada de natural nas vitrinas. De que planta vem este papel, de que animal este pincel, de que pedreira esta parede? O tema foi retomado em 2024.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2023",
                "slug": "2023",
                "theme": "Reconciliation with the natural world",
                "summary": "From 5 to 11 June 2023, museums and the natural world: the first of two years on this theme.",
                "body": (
                    Text(
                        "From 5 to 11 June 2023 the theme of MuseumWeek was reconciliation with the natural world. Reconciliation supposes a quarrel: in a museum it can be told with herbaria, painted landscapes, stuffed birds, seed catalogues, and with the courtyard where something grows between the stones.",
                        "The question suits any institution, even one that believes it has nothing natural in its cases. Which plant did this paper come from, which animal this brush, which quarry this wall? The theme was taken up again in 2024.",
                    ),
                ),
            },
        },
        "days": [],
    },
    {
        "year": 2024,
        "start": "2024-06-03",
        "end": "2024-06-09",
        "original": "pt",
        "partners": ["unesco"],
        "texts": {
            "fr": {
                "title": "MuseumWeek 2024",
                "slug": "2024",
                "theme": "La réconciliation avec le monde naturel",
                "summary": "Du 3 au 9 juin 2024, une deuxième semaine consacrée à la réconciliation avec le monde naturel.",
                "body": (
                    Text(
                        "Du 3 au 9 juin 2024, MuseumWeek a gardé le thème de l’année précédente, la réconciliation avec le monde naturel. Reprendre un sujet a du bon : une graine semée pendant une première semaine peut être montrée en fleur à la suivante, et une promesse se vérifie.",
                        "Pour qui voudrait essayer chez soi, voici un exercice. Photographiez au mois de juin le même mètre carré de cour, de jardin ou de trottoir que l’année d’avant ; nommez ce qui est apparu et ce qui manque. Deux images datées suffisent à ouvrir une conversation.",
                    ),
                ),
            },
            "pt": {
                "title": "MuseumWeek 2024",
                "slug": "2024",
                "theme": "A reconciliação com o mundo natural",
                "summary": "De 3 a 9 de junho de 2024, uma segunda semana dedicada à reconciliação com o mundo natural.",
                "body": (
                    Text(
                        "De 3 a 9 de junho de 2024, a MuseumWeek manteve o tema do ano anterior, a reconciliação com o mundo natural. Voltar a um assunto tem vantagens: uma semente lançada numa primeira semana pode mostrar-se em flor na seguinte, e uma promessa pode ser verificada.",
                        "Para quem quiser experimentar, aqui fica um exercício. Fotografe em junho o mesmo metro quadrado de pátio, de jardim ou de passeio que fotografou no ano anterior; diga o nome do que apareceu e do que falta. Duas imagens datadas bastam para abrir uma conversa.",
                    ),
                ),
            },
            "en": {
                "title": "MuseumWeek 2024",
                "slug": "2024",
                "theme": "Reconciliation with the natural world",
                "summary": "From 3 to 9 June 2024, a second week devoted to reconciliation with the natural world.",
                "body": (
                    Text(
                        "From 3 to 9 June 2024 MuseumWeek kept the theme of the year before, reconciliation with the natural world. There is something to be said for coming back to a subject: a seed sown in a first week can be shown in flower the next, and a promise can be checked.",
                        "If you would like to try this at home, here is an exercise. In June, photograph the same square metre of courtyard, garden or pavement as the year before; name what has appeared and what is missing. Two dated pictures are enough to open a conversation.",
                    ),
                ),
            },
        },
        "days": [],
    },
]

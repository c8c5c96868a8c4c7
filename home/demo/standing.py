"""The association's standing pages. `parent` is "home" or the key of the page that one is below."""

from cms.demo.content import Advice, Heading, Text

STANDING = [
    {
        "key": "about",
        "parent": "home",
        "in_navigation": True,
        "original": "fr",
        "texts": {
            "fr": {
                "title": "L’association",
                "slug": "association",
                "summary": "Culture For Causes Network, association à but non lucratif créée en 2017 et établie à Paris, met la culture au service de causes communes.",
                "body": (
                    Text(
                        "MuseumWeek est portée par Culture For Causes Network, une association à but non lucratif créée en 2017 et établie à Paris. Elle part d’une conviction : un musée, une bibliothèque ou une archive a des choses à dire de la société qui l’entoure, autant que des objets qu’il abrite.",
                        "Nous nous servons de la culture pour inspirer le changement social, favoriser l’inclusion et montrer la place des institutions culturelles dans la société. Cela veut dire réunir des musées et des acteurs culturels du monde entier, attirer l’attention sur des questions pressantes et jeter des ponts entre la culture et celles et ceux qu’elle croit parfois loin d’elle.",
                    ),
                    Heading("Les causes que nous portons"),
                    Text(
                        "Cinq sujets nous occupent : la tolérance, l’inclusion, le rôle des femmes dans la culture, l’apport des artistes à la société et l’environnement. Ils inspirent les campagnes et servent de fil aux textes du magazine.",
                        "Ces sujets entrent dans un musée par le travail de tous les jours. Un cartel qui rend son nom à une photographe oubliée, une visite préparée avec des personnes malvoyantes, l’inventaire des plantes qui poussent dans la cour : voilà déjà une position, et elle se voit depuis la rue.",
                    ),
                    Heading("Trois piliers, trois langues"),
                    Text(
                        "La semaine MuseumWeek, le magazine et l’exposition sur la biodiversité sont les trois formes de ce travail. Le site paraît en français, en portugais et en anglais. Un texte naît dans la langue de la personne qui l’écrit ; sa traduction est signée et relue. S’il n’existe pas encore dans votre langue, il vous est proposé dans la sienne, et c’est indiqué.",
                    ),
                ),
            },
            "pt": {
                "title": "A associação",
                "slug": "associacao",
                "summary": "A Culture For Causes Network, associação sem fins lucrativos criada em 2017 e sediada em Paris, põe a cultura ao serviço de causas comuns.",
                "body": (
                    Text(
                        "A MuseumWeek é promovida pela Culture For Causes Network, uma associação sem fins lucrativos criada em 2017 e sediada em Paris. Parte de uma convicção: um museu, uma biblioteca ou um arquivo tem coisas a dizer sobre a sociedade que o rodeia, além dos objetos que guarda.",
                        "Servimo-nos da cultura para inspirar a mudança social, promover a inclusão e mostrar o lugar das instituições culturais na sociedade. Na prática, reunimos museus e agentes culturais de todo o mundo, chamamos a atenção para questões urgentes e lançamos pontes entre a cultura e as pessoas que ela julga, por vezes, distantes.",
                    ),
                    Heading("As causas que defendemos"),
                    Text(
                        "Há cinco temas que nos ocupam: a tolerância, a inclusão, o papel das mulheres na cultura, o contributo dos artistas para a sociedade e o ambiente. Inspiram as campanhas e servem de fio aos textos da revista.",
                        "Num museu, estes temas entram pelo trabalho de todos os dias. Uma tabela que devolve o nome a uma fotógrafa esquecida, uma visita preparada com pessoas com baixa visão, o inventário das plantas que crescem no pátio: tudo isso já é uma posição, e vê-se da rua.",
                    ),
                    Heading("Três pilares, três línguas"),
                    Text(
                        "A semana MuseumWeek, a revista e a exposição sobre a biodiversidade são as três formas deste trabalho. O sítio publica-se em francês, português e inglês. Um texto nasce na língua de quem o escreve; a tradução é assinada e revista. Se ainda não existir na sua língua, é-lhe proposto na língua original, com a devida indicação.",
                    ),
                ),
            },
            "en": {
                "title": "The association",
                "slug": "association",
                "summary": "Culture For Causes Network, a non-profit association created in 2017 and based in Paris, puts culture to work for causes that people share.",
                "body": (
                    Text(
                        "MuseumWeek is run by Culture For Causes Network, a non-profit association created in 2017 and based in Paris. It starts from a conviction: a museum, a library or an archive has things to say about the society around it, as well as about the objects it keeps.",
                        "We use culture to inspire social change, promote inclusivity and show the role of cultural institutions in society. In practice that means uniting museums and cultural players worldwide, raising awareness of pressing issues, and building bridges between culture and the people it sometimes imagines to be far away.",
                    ),
                    Heading("The causes we carry"),
                    Text(
                        "Five topics occupy us: tolerance, inclusivity, the role of women in culture, the artist’s contribution to society, and the environment. They inspire the campaigns and run through the pages of the magazine.",
                        "In a museum these topics come in through everyday work. A label that gives a forgotten photographer her name back, a tour prepared with people who have low vision, a list of the plants growing in the courtyard: each is already a position, and it can be seen from the street.",
                    ),
                    Heading("Three pillars, three languages"),
                    Text(
                        "MuseumWeek, the magazine and the exhibition on biodiversity are the three forms this work takes. The site is published in French, Portuguese and English. A text is born in the language of the person who writes it; its translation is signed and reviewed. If it does not yet exist in your language, you are offered it in its own, and told so.",
                    ),
                ),
            },
        },
    },
    {
        "key": "what-we-do",
        "parent": "about",
        "in_navigation": False,
        "original": "en",
        "texts": {
            "fr": {
                "title": "Ce que nous faisons",
                "slug": "ce-que-nous-faisons",
                "summary": "Une semaine par an, un magazine toute l’année, une exposition qui voyage : trois manières d’ouvrir la conversation, et quatre façons d’y entrer.",
                "body": (
                    Heading("MuseumWeek"),
                    Text(
                        "MuseumWeek est une semaine internationale des musées, en ligne et sur place. La première s’est tenue du 24 au 30 mars 2014. Sept jours, un hashtag par jour : le mot donne le sujet, et chaque musée, bibliothèque ou archive répond avec ce qu’il a sous la main.",
                        "De 2017 à 2019, le thème était le rôle des femmes dans la culture, avec la Fondation CHANEL. En 2020, les musées étant fermés, ce fut « vivre ensemble » ; vinrent ensuite la créativité en 2021, l’innovation en 2022, puis, en 2023 et 2024, la réconciliation avec le monde naturel. L’UNESCO est partenaire depuis 2016.",
                    ),
                    Heading("Le magazine"),
                    Text(
                        "MuseumWeek Magazine publie toute l’année des entretiens, des articles et les réflexions de responsables culturels, d’artistes et d’autres créateurs. On y trouve des conseils pratiques pour faire vivre une collection en ligne, et des réussites dont chacun peut s’inspirer. Il s’adresse aux galeries, bibliothèques, archives et musées, ainsi qu’à toute personne curieuse de ce qui se passe derrière leurs portes.",
                        "Une forme y revient souvent : les « questions à… ». Une personne, un lieu de travail, quelques questions, et le temps d’y répondre.",
                    ),
                    Heading("L’exposition"),
                    Text(
                        "Consacrée à la biodiversité, l’exposition est faite pour voyager. Elle fait confiance aux artistes pour rendre sensibles les questions d’environnement, et ouvre une conversation avec chaque public qu’elle rencontre. Chaque édition se tient dans une ville différente ; à chacune, de nouveaux artistes la rejoignent.",
                    ),
                    Advice(
                        "Quatre façons de participer",
                        "Choisissez un seul jour de MuseumWeek et préparez-le bien : un objet, une histoire, une bonne photographie.",
                        "Racontez à la rédaction ce qui a marché chez vous, avec le temps que cela a pris.",
                        "Proposez de traduire ou de relire un texte en français, en portugais ou en anglais.",
                        "Parlez-nous d’un artiste, d’un jardin ou d’une collection que l’exposition devrait rencontrer.",
                    ),
                ),
            },
            "pt": {
                "title": "O que fazemos",
                "slug": "o-que-fazemos",
                "summary": "Uma semana por ano, uma revista o ano inteiro, uma exposição que viaja: três maneiras de abrir a conversa e quatro de entrar nela.",
                "body": (
                    Heading("MuseumWeek"),
                    Text(
                        "A MuseumWeek é uma semana internacional dos museus, em linha e presencial. A primeira decorreu de 24 a 30 de março de 2014. Sete dias, uma hashtag por dia: a palavra dá o tema e cada museu, biblioteca ou arquivo responde com o que tem à mão.",
                        "De 2017 a 2019, o tema foi o papel das mulheres na cultura, com a Fundação CHANEL. Em 2020, com os museus fechados, foi «viver juntos»; seguiram-se a criatividade em 2021, a inovação em 2022 e, em 2023 e 2024, a reconciliação com o mundo natural. A UNESCO é parceira desde 2016.",
                    ),
                    Heading("A revista"),
                    Text(
                        "A MuseumWeek Magazine publica ao longo do ano entrevistas, artigos e reflexões de responsáveis culturais, artistas e outros criadores. Traz conselhos práticos para dar vida digital a uma coleção e experiências bem-sucedidas que outros podem adaptar. Dirige-se a galerias, bibliotecas, arquivos e museus, e a quem tenha curiosidade pelo que se passa atrás das suas portas.",
                        "Há uma forma que regressa muitas vezes: as «perguntas a…». Uma pessoa, um lugar de trabalho, algumas perguntas e tempo para responder.",
                    ),
                    Heading("A exposição"),
                    Text(
                        "Dedicada à biodiversidade, a exposição foi pensada para viajar. Confia nos artistas para tornar sensíveis as questões ambientais e abre uma conversa com cada público que encontra. Cada edição realiza-se numa cidade diferente; em cada uma juntam-se novos artistas.",
                    ),
                    Advice(
                        "Quatro formas de participar",
                        "Escolha um só dia da MuseumWeek e prepare-o bem: um objeto, uma história, uma boa fotografia.",
                        "Conte à redação o que funcionou na sua instituição e quanto tempo levou.",
                        "Ofereça-se para traduzir ou rever um texto em francês, português ou inglês.",
                        "Fale-nos de um artista, de um jardim ou de uma coleção que a exposição devia conhecer.",
                    ),
                ),
            },
            "en": {
                "title": "What we do",
                "slug": "what-we-do",
                "summary": "One week a year, a magazine all year round, an exhibition that travels: three ways to open a conversation, and four ways to join it.",
                "body": (
                    Heading("MuseumWeek"),
                    Text(
                        "MuseumWeek is an international week of museums, held online and in person. The first ran from 24 to 30 March 2014. Seven days, one hashtag a day: the word gives the subject, and each museum, library or archive answers with what it has to hand.",
                        "From 2017 to 2019 the theme was the role of women in culture, with the CHANEL Foundation. In 2020, while museums were closed, it was ‘living together’; creativity followed in 2021, innovation in 2022 and, in 2023 and 2024, reconciliation with the natural world. UNESCO has been a partner since 2016.",
                    ),
                    Heading("The magazine"),
                    Text(
                        "MuseumWeek Magazine publishes interviews, articles and insights from leaders in culture, artists and other creatives through the year. It offers practical advice for bringing a collection to life online, and success stories that others can borrow from. It speaks for galleries, libraries, archives and museums, and to anyone who wonders what goes on behind their doors.",
                        "One form keeps returning: ‘questions to…’. A person, a place of work, a few questions, and the time to answer them.",
                    ),
                    Heading("The exhibition"),
                    Text(
                        "Dedicated to biodiversity, the exhibition is designed to travel. It trusts artists to make environmental questions felt, and opens a conversation with each audience it meets. Every edition is held in a different city; with each one, more artists join.",
                    ),
                    Advice(
                        "Four ways to take part",
                        "Choose a single day of MuseumWeek and prepare it well: one object, one story, one good photograph.",
                        "Tell the newsroom what worked in your institution, and how much time it took.",
                        "Offer to translate or review a text in French, Portuguese or English.",
                        "Tell us about an artist, a garden or a collection that the exhibition ought to meet.",
                    ),
                ),
            },
        },
    },
    {
        "key": "contact",
        "parent": "about",
        "in_navigation": False,
        "original": "pt",
        "texts": {
            "fr": {
                "title": "Nous écrire",
                "slug": "contact",
                "summary": "Une question, une correction, une idée d’article : écrivez en français, en portugais ou en anglais.",
                "body": (
                    Text(
                        "Une correction compte autant qu’une proposition. Écrivez dans celle des trois langues qui vous vient le mieux ; la réponse suivra dans la même.",
                    ),
                    Heading("Une adresse de démonstration"),
                    Text(
                        "<b>contact@example.org</b>",
                        "Cette adresse est inventée pour la démonstration du site : un message envoyé là n’arrive chez personne.",
                    ),
                    Advice(
                        "Pour recevoir une réponse utile",
                        "Pour proposer un texte, dites en trois lignes le sujet, la personne qui parle et pourquoi maintenant.",
                        "Pour signaler une erreur, joignez l’adresse de la page et la phrase : nous corrigerons dans toutes les langues.",
                        "Pour réutiliser une image, lisez d’abord son crédit ; la licence répond souvent à la question.",
                        "Pour rejoindre une MuseumWeek, indiquez votre ville et les langues dans lesquelles vous publiez.",
                    ),
                ),
            },
            "pt": {
                "title": "Escreva-nos",
                "slug": "contacto",
                "summary": "Uma pergunta, uma correção, uma ideia de artigo: escreva em francês, português ou inglês.",
                "body": (
                    Text(
                        "Uma correção vale tanto como uma proposta. Escreva na língua em que se sentir mais à vontade, das três; a resposta virá na mesma.",
                    ),
                    Heading("Um endereço de demonstração"),
                    Text(
                        "<b>contact@example.org</b>",
                        "Este endereço foi inventado para a demonstração do sítio: uma mensagem enviada para lá não chega a ninguém.",
                    ),
                    Advice(
                        "Para receber uma resposta útil",
                        "Para propor um texto, diga em três linhas qual é o assunto, quem fala e porquê agora.",
                        "Para assinalar um erro, junte o endereço da página e a frase: corrigiremos em todas as línguas.",
                        "Para reutilizar uma imagem, leia primeiro o crédito; muitas vezes a licença responde à pergunta.",
                        "Para participar numa MuseumWeek, indique a sua cidade e as línguas em que publica.",
                    ),
                ),
            },
            "en": {
                "title": "Write to us",
                "slug": "contact",
                "summary": "A question, a correction, an idea for an article: write in French, Portuguese or English.",
                "body": (
                    Text(
                        "A correction is as welcome as a proposal. Write in whichever of the three languages comes most easily; the answer will follow in the same one.",
                    ),
                    Heading("A demonstration address"),
                    Text(
                        "<b>contact@example.org</b>",
                        "This address was invented for the demonstration of the site: a message sent there reaches nobody.",
                    ),
                    Advice(
                        "To get a useful answer",
                        "To propose a text, give the subject, the person who speaks and the reason for publishing it now, in three lines.",
                        "To report an error, send the page’s address and the sentence: we will correct it in every language.",
                        "To reuse a picture, read its credit first; the licence often answers the question.",
                        "To join a MuseumWeek, tell us your city and the languages you publish in.",
                    ),
                ),
            },
        },
    },
    {
        "key": "credits",
        "parent": "about",
        "in_navigation": False,
        "original": "fr",
        "texts": {
            "fr": {
                "title": "Crédits et contenu de démonstration",
                "slug": "credits",
                "summary": "Comment les images et les textes sont crédités, et ce qui, sur ce site, est inventé.",
                "body": (
                    Heading("Les images"),
                    Text(
                        "Sous chaque image, on lit un titre, un auteur et une licence. Ces renseignements sont saisis une fois, chacun dans son champ ; la ligne de crédit en est tirée, dans la langue de la personne qui lit. Un crédit retapé à la main finit par perdre un nom ou gagner une coquille.",
                        "Deux photographies viennent de Flickr, sous licence CC BY 2.0 : le pavillon chinois, de danielbuechele, et le dahlia, de vultilion. Les monnaies grecques de Pompéi appartiennent à la collection du Brooklyn Museum ; la photographie n’est soumise à aucune restriction connue de droit d’auteur. Les autres photographies relèvent du domaine public ou de la licence CC0.",
                        "Les couvertures, les dessins d’ouverture et les œuvres de l’exposition ont été dessinés par programme pour ce site, et sont crédités comme tels.",
                    ),
                    Heading("Les textes"),
                    Text(
                        "Chaque texte nomme la personne qui l’a écrit ; une traduction nomme aussi celles qui l’ont traduite et relue, et renvoie à l’original. Si vous citez un article, citez la version que vous avez lue, avec sa langue.",
                    ),
                    Heading("Ce qui est inventé"),
                    Text(
                        "Ce site est présenté avec un contenu de démonstration. Les personnes qui signent, répondent ou sont citées sont imaginaires, comme les institutions où on les rencontre : l’Herbário do Vale, le Musée des Rives, la Bibliothèque du Canal, le Harbour Sound Archive et celles que visitent les articles. L’édition de Lisbonne, son Armazém das Marés, les œuvres et leurs cartels sont imaginés aussi.",
                    ),
                    Heading("Ce qui ne l’est pas"),
                    Text(
                        "L’association, les dates et les thèmes des semaines MuseumWeek, la Fondation CHANEL et l’UNESCO comme partenaires, l’exposition numérique de novembre 2022 au siège de l’UNESCO sont réels. Nous ne citons que des hashtags attestés, et aucun chiffre de participation : les sources ne s’accordent pas.",
                    ),
                ),
            },
            "pt": {
                "title": "Créditos e conteúdo de demonstração",
                "slug": "creditos",
                "summary": "Como se creditam as imagens e os textos, e o que neste sítio é inventado.",
                "body": (
                    Heading("As imagens"),
                    Text(
                        "Debaixo de cada imagem lê-se um título, um autor e uma licença. Estes dados registam-se uma só vez, cada um no seu campo; a linha de crédito é composta a partir deles, na língua de quem lê. Um crédito escrito à mão acaba por perder um nome ou ganhar uma gralha.",
                        "Duas fotografias vêm do Flickr, com licença CC BY 2.0: o pavilhão chinês, de danielbuechele, e a dália, de vultilion. As moedas gregas de Pompeia pertencem à coleção do Brooklyn Museum; não se conhecem restrições de direitos de autor à fotografia. As restantes fotografias estão no domínio público ou sob CC0.",
                        "As capas, os desenhos de abertura e as obras da exposição foram desenhados por programa para este sítio, e são creditados como tal.",
                    ),
                    Heading("Os textos"),
                    Text(
                        "Cada texto nomeia quem o escreveu; uma tradução nomeia também quem a traduziu e quem a reviu, e remete para o original. Se citar um artigo, cite a versão que leu, com a respetiva língua.",
                    ),
                    Heading("O que é inventado"),
                    Text(
                        "Este sítio apresenta-se com conteúdo de demonstração. As pessoas que assinam, respondem ou são citadas são imaginárias, tal como as instituições onde as encontramos: o Herbário do Vale, o Musée des Rives, a Bibliothèque du Canal, o Harbour Sound Archive e as que os artigos visitam. A edição de Lisboa, o seu Armazém das Marés, as obras e as respetivas tabelas são igualmente imaginados.",
                    ),
                    Heading("O que não é"),
                    Text(
                        "A associação, as datas e os temas das semanas MuseumWeek, a Fundação CHANEL e a UNESCO como parceiras e a exposição digital de novembro de 2022 na sede da UNESCO são reais. Citamos apenas hashtags atestadas e nenhum número de participação: as fontes não coincidem.",
                    ),
                ),
            },
            "en": {
                "title": "Credits and demonstration content",
                "slug": "credits",
                "summary": "How pictures and texts are credited, and what on this site is invented.",
                "body": (
                    Heading("The pictures"),
                    Text(
                        "Under each picture you will find a title, an author and a licence. These are entered once, each in its own field; the credit line is made from them, in the reader’s language. A credit retyped by hand ends up losing a name or gaining a misprint.",
                        "Two photographs come from Flickr, under the CC BY 2.0 licence: the Chinese pavilion, by danielbuechele, and the dahlia, by vultilion. The Greek coins from Pompeii belong to the collection of the Brooklyn Museum; the photograph has no known copyright restrictions. The other photographs are in the public domain or under CC0.",
                        "The covers, the opening drawings and the works of the exhibition were drawn by a program for this site, and are credited so.",
                    ),
                    Heading("The texts"),
                    Text(
                        "Each text names the person who wrote it; a translation also names those who translated and reviewed it, and leads back to the original. If you quote an article, quote the version you read, and give its language.",
                    ),
                    Heading("What is invented"),
                    Text(
                        "This site is shown with demonstration content. The people who write, answer or are quoted are imaginary, as are the institutions where we meet them: the Herbário do Vale, the Musée des Rives, the Bibliothèque du Canal, the Harbour Sound Archive and those the articles visit. The Lisbon edition, its Armazém das Marés, the works and their labels are imagined too.",
                    ),
                    Heading("What is not"),
                    Text(
                        "The association, the dates and themes of MuseumWeek, the CHANEL Foundation and UNESCO as partners, and the digital exhibition of November 2022 at UNESCO headquarters are real. We quote only hashtags that are attested, and no participation figures, because the sources disagree.",
                    ),
                ),
            },
        },
    },
]

"""The people of the demonstration, all invented: those who write, answer and draw."""

from cms.demo.content import Text

PEOPLE_INDEX = {
    "original": "fr",
    "texts": {
        "fr": {
            "title": "Les voix",
            "slug": "voix",
            "summary": "Celles et ceux qui écrivent, répondent et dessinent. Toutes ces personnes sont inventées : elles appartiennent au contenu de démonstration.",
        },
        "pt": {
            "title": "As vozes",
            "slug": "vozes",
            "summary": "Quem escreve, quem responde e quem desenha. Todas estas pessoas são inventadas: fazem parte do conteúdo de demonstração.",
        },
        "en": {
            "title": "The voices",
            "slug": "voices",
            "summary": "Those who write, answer and draw. All these people are invented: they belong to the demonstration content.",
        },
    },
}

PEOPLE = [
    {
        "key": "ines-duarte",
        "name": "Inês Duarte",
        "sort_name": "Duarte, Inês",
        "slug": "ines-duarte",
        "original": "pt",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Journaliste, Lisbonne",
                "bio": (
                    Text(
                        "Inês Duarte écrit depuis Lisbonne sur les herbiers, les archives et les gens qui les tiennent. Elle a débuté dans une radio locale, où elle a pris l’habitude de laisser tourner l’enregistreur après la dernière question : c’est souvent là que commence la conversation.",
                        "Elle voyage en train et prend ses notes au crayon. Les feuilles qu’on lui offre finissent dans un dictionnaire qui ne ferme plus.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Jornalista, Lisboa",
                "bio": (
                    Text(
                        "Inês Duarte escreve, a partir de Lisboa, sobre herbários, arquivos e as pessoas que os mantêm. Começou numa rádio local, onde ganhou o hábito de deixar o gravador ligado depois da última pergunta: é muitas vezes aí que a conversa começa.",
                        "Viaja de comboio e toma notas a lápis. As folhas que lhe oferecem acabam dentro de um dicionário que já não fecha.",
                    ),
                ),
            },
            "en": {
                "occupation": "Journalist, Lisbon",
                "bio": (
                    Text(
                        "Inês Duarte writes from Lisbon about herbaria, archives and the people who look after them. She started out at a local radio station, where she learned to leave the recorder running after the last question, since that is often when the conversation begins.",
                        "She travels by train and takes notes in pencil. The leaves people give her end up in a dictionary that no longer shuts.",
                    ),
                ),
            },
        },
    },
    {
        "key": "claire-morel",
        "name": "Claire Morel",
        "sort_name": "Morel, Claire",
        "slug": "claire-morel",
        "original": "fr",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Rédactrice, Paris",
                "bio": (
                    Text(
                        "Claire Morel a tenu la bibliothèque d’un lycée avant de passer du prêt des textes à leur fabrication. Elle relit à voix haute tout ce qui paraît en français dans le magazine, légendes comprises, et traduit du portugais et de l’anglais.",
                        "Dans un musée, elle regarde d’abord où les gens s’assoient, ce qu’ils photographient et ce qu’ils demandent au gardien. Ses articles partent souvent de là.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Editora, Paris",
                "bio": (
                    Text(
                        "Claire Morel dirigiu a biblioteca de um liceu antes de trocar o empréstimo dos textos pelo seu fabrico. Relê em voz alta tudo o que sai em francês na revista, legendas incluídas, e traduz do português e do inglês.",
                        "Num museu, repara primeiro onde as pessoas se sentam, o que fotografam e o que perguntam ao vigilante. Os seus artigos partem muitas vezes daí.",
                    ),
                ),
            },
            "en": {
                "occupation": "Editor, Paris",
                "bio": (
                    Text(
                        "Claire Morel ran a school library before she moved from lending texts to making them. She reads aloud everything the magazine publishes in French, captions included, and translates from Portuguese and English.",
                        "In a museum she looks first at where people sit down, what they photograph and what they ask the attendant. Her articles often start there.",
                    ),
                ),
            },
        },
    },
    {
        "key": "ruth-adeyemi",
        "name": "Ruth Adeyemi",
        "sort_name": "Adeyemi, Ruth",
        "slug": "ruth-adeyemi",
        "original": "en",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Autrice, Bristol",
                "bio": (
                    Text(
                        "Ruth Adeyemi a répondu huit ans aux questions du public à l’accueil de musées, au comptoir d’abord, puis en ligne. Elle écrit sur la façon dont les institutions parlent aux gens, et sur le silence qui suit parfois une publication trop spirituelle.",
                        "Elle suit aussi tout ce qui s’écoute : récifs, machines, salles vides. Avant d’imprimer un conseil, elle l’essaie avec deux personnes et un téléphone ordinaire.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Escritora, Bristol",
                "bio": (
                    Text(
                        "Ruth Adeyemi passou oito anos a responder a perguntas nas receções de museus, primeiro ao balcão, depois em linha. Escreve sobre a maneira como as instituições falam com as pessoas e sobre o silêncio que por vezes se segue a uma publicação demasiado espirituosa.",
                        "Acompanha também tudo o que se ouve: recifes, máquinas, salas vazias. Antes de imprimir um conselho, experimenta-o com duas pessoas e um telefone vulgar.",
                    ),
                ),
            },
            "en": {
                "occupation": "Writer, Bristol",
                "bio": (
                    Text(
                        "Ruth Adeyemi spent eight years answering visitors’ questions for museums, first at the front desk and then online. She writes about how institutions talk to people, and about the silence that can follow a post that was too clever.",
                        "She also follows whatever can be listened to: reefs, machines, empty rooms. Before a piece of advice is printed, she tries it out with two people and an ordinary phone.",
                    ),
                ),
            },
        },
    },
    {
        "key": "helena-vasconcelos",
        "name": "Helena Vasconcelos",
        "sort_name": "Vasconcelos, Helena",
        "slug": "helena-vasconcelos",
        "original": "pt",
        "institution": "herbario-do-vale",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Conservatrice, Herbário do Vale, Coimbra",
                "bio": (
                    Text(
                        "Helena Vasconcelos veille sur l’Herbário do Vale, à l’étage d’un ancien atelier de reliure de Coimbra. Botaniste de formation, elle dit avoir appris à lire les étiquettes auprès d’une grand-mère fleuriste qui notait tout, y compris les bouquets invendus.",
                        "Elle reçoit qui se présente avec une feuille et une question. Les stylos restent à la porte ; elle prête le crayon.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Conservadora, Herbário do Vale, Coimbra",
                "bio": (
                    Text(
                        "Helena Vasconcelos cuida do Herbário do Vale, no piso de cima de uma antiga oficina de encadernação, em Coimbra. Formou-se em botânica, mas diz que aprendeu a ler etiquetas com a avó florista, que anotava tudo, até os ramos que ficavam por vender.",
                        "Recebe quem lhe bate à porta com uma folha e uma pergunta. As canetas ficam lá fora; o lápis empresta-o ela.",
                    ),
                ),
            },
            "en": {
                "occupation": "Keeper, Herbário do Vale, Coimbra",
                "bio": (
                    Text(
                        "Helena Vasconcelos looks after the Herbário do Vale, on the top floor of a former bindery in Coimbra. She trained as a botanist, though she says she learned to read labels from her grandmother, a florist who wrote everything down, unsold bouquets included.",
                        "She sees anyone who comes with a leaf and a question. Pens stay at the door; she lends the pencil.",
                    ),
                ),
            },
        },
    },
    {
        "key": "marc-tellier",
        "name": "Marc Tellier",
        "sort_name": "Tellier, Marc",
        "slug": "marc-tellier",
        "original": "fr",
        "institution": "musee-des-rives",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Responsable des collections, Musée des Rives, Nantes",
                "bio": (
                    Text(
                        "Marc Tellier dirige les collections du Musée des Rives, à Nantes. Avant d’en connaître la date, il a connu le poids de beaucoup d’objets, et il tient cela pour une bonne manière de commencer.",
                        "Il milite pour des réserves où l’on entre, des inventaires que tout le monde peut lire et des chariots dont les roues ne grincent pas.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Responsável pelas coleções, Musée des Rives, Nantes",
                "bio": (
                    Text(
                        "Marc Tellier dirige as coleções do Musée des Rives, em Nantes. De muitos objetos conheceu o peso antes de conhecer a data, e acha que é uma boa maneira de começar.",
                        "Bate-se por reservas onde se possa entrar, inventários que toda a gente consiga ler e carrinhos cujas rodas não chiem.",
                    ),
                ),
            },
            "en": {
                "occupation": "Head of collections, Musée des Rives, Nantes",
                "bio": (
                    Text(
                        "Marc Tellier heads the collections of the Musée des Rives in Nantes. He knew what many objects weighed before he knew how old they were, and considers that a good way to start.",
                        "He argues for storerooms that people can enter, inventories that anyone can read, and trolleys whose wheels do not squeak.",
                    ),
                ),
            },
        },
    },
    {
        "key": "amina-diallo",
        "name": "Amina Diallo",
        "sort_name": "Diallo, Amina",
        "slug": "amina-diallo",
        "original": "fr",
        "institution": "bibliotheque-du-canal",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Bibliothécaire, Bibliothèque du Canal, Paris",
                "bio": (
                    Text(
                        "Amina Diallo travaille à la Bibliothèque du Canal, à Paris, dans un quartier où l’on parle à l’arrêt du bus plus de langues qu’elle n’a de rayons. Elle range les dictionnaires près de l’entrée.",
                        "Elle demande volontiers aux lecteurs de lui conseiller un livre, et lit ceux qu’on lui conseille. La pile, derrière le comptoir, est visible de tous.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Bibliotecária, Bibliothèque du Canal, Paris",
                "bio": (
                    Text(
                        "Amina Diallo trabalha na Bibliothèque du Canal, em Paris, num bairro em que se ouvem, na paragem do autocarro, mais línguas do que as estantes de que ela dispõe. Arruma os dicionários junto à entrada.",
                        "Gosta de pedir aos leitores que lhe recomendem um livro e lê os que lhe recomendam. A pilha, atrás do balcão, está à vista de todos.",
                    ),
                ),
            },
            "en": {
                "occupation": "Librarian, Bibliothèque du Canal, Paris",
                "bio": (
                    Text(
                        "Amina Diallo works at the Bibliothèque du Canal in Paris, in a neighbourhood where you hear more languages at the bus stop than she has shelves. She keeps the dictionaries by the entrance.",
                        "She likes to ask readers to recommend her a book, and reads the ones they suggest. The pile behind the desk is there for all to see.",
                    ),
                ),
            },
        },
    },
    {
        "key": "owen-hart",
        "name": "Owen Hart",
        "sort_name": "Hart, Owen",
        "slug": "owen-hart",
        "original": "en",
        "institution": "harbour-sound-archive",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Archiviste du son, Harbour Sound Archive, Bristol",
                "bio": (
                    Text(
                        "Owen Hart conserve les sons du Harbour Sound Archive, à Bristol : sirènes, treuils, marchés, voix de gens qui croyaient n’avoir rien à dire. Il a appris le métier en réparant des magnétophones.",
                        "Il note toujours le temps qu’il faisait. Selon lui, une bande sans météo est une photographie sans lumière.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Arquivista de som, Harbour Sound Archive, Bristol",
                "bio": (
                    Text(
                        "Owen Hart conserva os sons do Harbour Sound Archive, em Bristol: sirenes, guinchos, mercados, vozes de pessoas que julgavam não ter nada para dizer. Aprendeu o ofício a consertar gravadores de fita.",
                        "Anota sempre o tempo que fazia. Diz que uma fita sem meteorologia é uma fotografia sem luz.",
                    ),
                ),
            },
            "en": {
                "occupation": "Sound archivist, Harbour Sound Archive, Bristol",
                "bio": (
                    Text(
                        "Owen Hart keeps the recordings of the Harbour Sound Archive in Bristol: foghorns, winches, markets, the voices of people who thought they had nothing to say. He learned the trade by mending tape recorders.",
                        "He always writes down the weather. A tape without it, he says, is a photograph without light.",
                    ),
                ),
            },
        },
    },
    {
        "key": "teresa-lobo",
        "name": "Teresa Lobo",
        "sort_name": "Lobo, Teresa",
        "slug": "teresa-lobo",
        "original": "pt",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Graveuse, Lisbonne",
                "bio": (
                    Text(
                        "Teresa Lobo grave, imprime et construit des machines à dessiner à partir de pièces de vélo et d’horlogerie. Une plante est souvent au bout du fil ; le crayon est à l’autre.",
                        "Elle a participé à l’exposition dès Paris. Pour Lisbonne, elle a travaillé les mousses de sa propre cour, qu’elle s’est interdit d’arroser.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Gravadora, Lisboa",
                "bio": (
                    Text(
                        "Teresa Lobo grava, imprime e constrói máquinas de desenhar com peças de bicicleta e de relojoaria. Numa ponta do fio está quase sempre uma planta; na outra, o lápis.",
                        "Participa na exposição desde Paris. Para Lisboa, trabalhou com os musgos do seu próprio pátio, que se proibiu de regar.",
                    ),
                ),
            },
            "en": {
                "occupation": "Printmaker, Lisbon",
                "bio": (
                    Text(
                        "Teresa Lobo engraves, prints and builds drawing machines out of parts from bicycles and clocks. At one end of the thread there is usually a plant; at the other, the pencil.",
                        "She has been part of the exhibition since Paris. For Lisbon she worked with the mosses of her own courtyard, which she forbade herself to water.",
                    ),
                ),
            },
        },
    },
    {
        "key": "lea-fontan",
        "name": "Léa Fontan",
        "sort_name": "Fontan, Léa",
        "slug": "lea-fontan",
        "original": "fr",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Dessinatrice, Marseille",
                "bio": (
                    Text(
                        "Léa Fontan dessine des récifs et des algues à Marseille. Elle plonge sans appareil photo, remonte et dessine de mémoire, avant même d’avoir les cheveux secs.",
                        "Ce qu’elle oublie l’intéresse autant que ce qu’elle retient : elle retourne au même endroit, corrige, et garde les deux versions.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Desenhadora, Marselha",
                "bio": (
                    Text(
                        "Léa Fontan desenha recifes e algas em Marselha. Mergulha sem máquina fotográfica, sobe e desenha de memória, ainda de cabelo molhado.",
                        "O que esquece interessa-lhe tanto como o que retém: volta ao mesmo sítio, corrige e guarda as duas versões.",
                    ),
                ),
            },
            "en": {
                "occupation": "Draughtswoman, Marseille",
                "bio": (
                    Text(
                        "Léa Fontan draws reefs and seaweed in Marseille. She dives without a camera, comes up and draws from memory before her hair is dry.",
                        "What she forgets interests her as much as what she keeps: she goes back to the same spot, corrects the drawing, and saves both versions.",
                    ),
                ),
            },
        },
    },
    {
        "key": "samuel-osei",
        "name": "Samuel Osei",
        "sort_name": "Osei, Samuel",
        "slug": "samuel-osei",
        "original": "en",
        "institution": "",
        "portrait": "",
        "texts": {
            "fr": {
                "occupation": "Artiste textile, Londres",
                "bio": (
                    Text(
                        "Samuel Osei tisse et brode à Londres. Un soir d’été, des papillons de nuit se sont posés sur un drap tendu dans son jardin ; il a comparé leurs ailes à ses échantillons, et changé de sujet pour dix ans.",
                        "Il rejoint l’exposition à Lisbonne. Il recoud ses propres vêtements en public, et l’on vient souvent lui parler à ce moment-là.",
                    ),
                ),
            },
            "pt": {
                "occupation": "Artista têxtil, Londres",
                "bio": (
                    Text(
                        "Samuel Osei tece e borda em Londres. Numa noite de verão, umas borboletas noturnas pousaram num lençol estendido no seu jardim; comparou-lhes as asas com as suas amostras e mudou de assunto durante dez anos.",
                        "Junta-se à exposição em Lisboa. Remenda a própria roupa em público, e é muitas vezes nessa altura que vêm falar com ele.",
                    ),
                ),
            },
            "en": {
                "occupation": "Textile artist, London",
                "bio": (
                    Text(
                        "Samuel Osei weaves and embroiders in London. One summer night some moths settled on a sheet hung in his garden; he held his samples up against their wings, and changed subject for ten years.",
                        "He joins the exhibition in Lisbon. He mends his own clothes in public, which is often when people come and talk to him.",
                    ),
                ),
            },
        },
    },
]

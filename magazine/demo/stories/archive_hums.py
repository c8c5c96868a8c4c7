from cms.demo.content import QA, Advice, Copy, Picture, Quote, Related, Story, Text

STORY = Story(
    key="archive-hums",
    kind="interview",
    original="en",
    section="interviews",
    authors=("ruth-adeyemi",),
    interviewees=("owen-hart",),
    date="2026-05-05",
    topics=("inclusivity", "women-in-culture"),
    picture="lead-sound",
    issue=11,
    order=4,
    texts={
        "en": Copy(
            title="Every archive hums before it speaks",
            slug="archive-hums",
            summary="Six questions for Owen Hart, of the Harbour Sound Archive in Bristol, on foghorns, modest voices and how to open a storeroom with nothing to see.",
            place="Bristol",
            body=(
                Text(
                    "The storeroom of the Harbour Sound Archive in Bristol is kept as cool as a church and looks like nothing much: brown boxes, a trolley, a chair. Owen Hart asks me to stand still and say nothing for one minute. After twenty seconds the shelves begin to hum.",
                ),
                QA(
                    "What are we listening to?",
                    "The building, mostly: the air handling, the lights, a lorry on the bridge if you’re lucky. When I started I was ashamed of that hum, because it’s on every recording ever made in this room. Now I teach with it. Once you’ve heard it here you’ll hear it under a voice on a tape, and you’ll know that somebody sat where you’re sitting, years ago, and pressed the button. It’s the archive clearing its throat.",
                ),
                QA(
                    "You keep foghorns, winches, market cries. Who decides that a sound is heritage?",
                    "Usually someone who’s about to lose it. The day before a winch was scrapped, the man who’d worked it for thirty years rang and asked whether we did machines. I drove down with a recorder. He oiled it first, because he wanted it to sound well. On the tape, between two turns of the drum, you can hear him telling it that it’s done enough.",
                    "So I kept the oiling too. People offer me the event: the horn, the launch, the bell. I ask for the five minutes before and after. Before a foghorn you get gulls, a radio, a man swearing at his flask. Nobody can go back and collect that.",
                ),
                QA(
                    "A large part of the collection is voices. What do they have in common?",
                    "They begin by apologising. ‘I don’t know why you’d want me.’ ‘My brother was the one with stories.’ I have never cut that sentence. A woman called Edna said it in the fish market, then talked for two hours about ice: how it was carried, what it did to your hands, which porter you could trust with it. I know of no other account of that ice.",
                    "In our older interviews, the men are asked about their work and the women are asked about the men’s dinners. We play those tapes now with the gap left in, and invite women who did the same jobs to answer what nobody asked their mothers.",
                ),
                Quote(
                    "In our older interviews, the men are asked about their work and the women are asked about the men’s dinners.",
                    "Owen Hart",
                ),
                QA(
                    "This issue is about open storerooms. How do you open one in which there is nothing to see?",
                    "With a chair. We tried a wall with forty buttons; children played it like a piano, which I enjoyed, and nobody heard a thing. Now there’s one chair inside the store, one pair of good headphones and one tape a week. You book twenty minutes. The box sits in your lap while you listen, label upwards, so you feel the weight of it and see whose handwriting it is.",
                    "Some people come for a grandfather and some because it’s raining. The second lot stay longer. On the way out there’s a notebook with a single question: what did you hear that isn’t in our catalogue? A retired pilot told us that our ‘ship’s bell, unidentified’ was an ice-cream van. He was right, and I’ve kept both descriptions.",
                ),
                Picture(
                    "work-shell-spiral",
                    "A shell, one of the drawings in the exhibition dedicated to biodiversity. Hold one to your ear, says Owen Hart, and you hear the room.",
                ),
                QA(
                    "Should everything be opened?",
                    "No. A voice is closer to a hand than to a document. We ring the family before a tape goes anywhere near the chair, and if there’s a doubt, it waits. One daughter said no, then came every spring for four years to listen alone. In the fifth she brought her children and said, right, everyone can hear her now. If I’d argued I would have lost the lot.",
                    "And where the speaker could never have pictured the internet, we don’t put the whole interview there. You come to the chair, or I play it to you down the telephone. It’s slow. I’ve yet to have a complaint about slow.",
                ),
                QA(
                    "You write the weather on every box. Why?",
                    "I mended tape recorders before anyone let me near an archive, and rain was the first thing I learned to hear. It changes a harbour. The rigging goes dull, the voices come in close. A tape without its weather is a photograph without light. If you’ve only room for one line, put who is speaking, where, and what the sky was doing. Somebody clever can work out the rest.",
                ),
                Advice(
                    "To record a place with a telephone",
                    "Put the telephone down on a folded scarf, start five minutes early and stop five minutes late.",
                    "Before anything else, say the date, the place, the weather and your name.",
                    "Ask permission twice: once to record and, when you have listened back together, once to keep.",
                    "That same evening, make two uncompressed copies and put them in two different buildings.",
                ),
                Text(
                    "Before I go, he turns a recorder towards the window and lets it run. Gulls, a bicycle, the hum. ‘Bristol, the fourteenth of April,’ he says. ‘Low cloud, wind getting up.’ Then he looks at me: ‘And you? You’ve only asked questions.’ I began, I am afraid, by apologising.",
                ),
                Related("no-back-door"),
            ),
        ),
        "fr": Copy(
            title="Toute archive bourdonne avant de parler",
            slug="archive-bourdonne",
            summary="Six questions à Owen Hart, du Harbour Sound Archive, à Bristol, sur les cornes de brume, les voix modestes et l’art d’ouvrir une réserve où il n’y a rien à voir.",
            place="Bristol",
            body=(
                Text(
                    "La réserve du Harbour Sound Archive, à Bristol, est fraîche comme une église et ne paie pas de mine : des boîtes brunes, un chariot, une chaise. Owen Hart me demande de ne pas bouger et de me taire pendant une minute. Au bout de vingt secondes, les rayonnages se mettent à bourdonner.",
                ),
                QA(
                    "Qu’est-ce que nous écoutons ?",
                    "Le bâtiment, surtout : la ventilation, les néons, un camion sur le pont si vous avez de la chance. Au début, ce bourdonnement me faisait honte, parce qu’il est sur tous les enregistrements réalisés ici. Maintenant, je m’en sers pour enseigner. Qui l’a entendu ici le retrouve sous une voix, sur une bande, et sait que quelqu’un, un jour, s’est assis à votre place et a appuyé sur le bouton. C’est l’archive qui s’éclaircit la gorge.",
                ),
                QA(
                    "Vous conservez des cornes de brume, des treuils, des cris de marché. Qui décide qu’un son fait partie du patrimoine ?",
                    "D’habitude, la personne qui va le perdre. La veille de la mise à la ferraille d’un treuil, l’homme qui l’avait manœuvré trente ans a téléphoné : prenions-nous les machines ? Je suis descendu avec un magnétophone. Il l’a d’abord huilé, pour qu’il sonne bien. Sur la bande, entre deux tours de tambour, on l’entend lui dire qu’il en a assez fait.",
                    "J’ai donc gardé aussi l’huilage. On me propose l’événement : la corne, le lancement, la cloche. Je demande les cinq minutes d’avant et celles d’après. Avant une corne de brume, il y a des mouettes, une radio, un homme qui peste contre son thermos. Cela, personne ne peut retourner le chercher.",
                ),
                QA(
                    "Une grande partie de la collection, ce sont des voix. Qu’ont-elles en commun ?",
                    "Elles commencent par s’excuser. « Je ne vois pas pourquoi vous me voulez, moi. » « C’est mon frère qui avait des choses à raconter. » Je n’ai jamais coupé cette phrase. Une femme prénommée Edna l’a dite au marché aux poissons, puis elle a parlé deux heures de la glace : comment on la portait, ce qu’elle faisait aux mains, à quel porteur on pouvait la confier. Je ne connais pas d’autre témoignage sur cette glace.",
                    "Dans nos entretiens anciens, on interroge les hommes sur leur travail et les femmes sur le dîner des hommes. Nous faisons entendre ces bandes sans combler le vide, et nous invitons des femmes qui ont exercé les mêmes métiers à répondre à ce que personne n’a demandé à leur mère.",
                ),
                Quote(
                    "Dans nos entretiens anciens, on interroge les hommes sur leur travail et les femmes sur le dîner des hommes.",
                    "Owen Hart",
                ),
                QA(
                    "Ce numéro parle des réserves ouvertes. Comment en ouvrir une où il n’y a rien à voir ?",
                    "Avec une chaise. Nous avons essayé un mur de quarante boutons ; les enfants en jouaient comme d’un piano, ce qui m’enchantait, et personne n’entendait rien. Il y a maintenant, dans la réserve même, une chaise, un bon casque et une bande par semaine. On réserve vingt minutes. La boîte est posée sur vos genoux pendant l’écoute, étiquette vers le haut, pour que vous sentiez le poids et voyiez l’écriture.",
                    "Les uns viennent pour un grand-père, les autres parce qu’il pleut. Ce sont les seconds qui restent le plus longtemps. À la sortie, un cahier pose une seule question : qu’avez-vous entendu qui ne figure pas au catalogue ? Un pilote du port à la retraite nous a appris que notre « cloche de navire, non identifiée » était un marchand de glaces ambulant. Il avait raison, et j’ai gardé les deux descriptions.",
                ),
                Picture(
                    "work-shell-spiral",
                    "Un coquillage, l’un des dessins de l’exposition dédiée à la biodiversité. Portez-en un à l’oreille, dit Owen Hart, et vous entendrez la pièce.",
                ),
                QA(
                    "Faut-il tout ouvrir ?",
                    "Non. Une voix tient plus de la main que du document. Nous appelons la famille avant qu’une bande n’approche de la chaise et, s’il y a un doute, elle attend. Une fille nous a dit non, puis elle est venue chaque printemps, quatre ans de suite, écouter sa mère toute seule. La cinquième année, elle a amené ses enfants : bon, maintenant tout le monde peut l’entendre. Si j’avais discuté, j’aurais tout perdu.",
                    "Et quand la personne qui parle ne pouvait pas imaginer internet, nous n’y mettons pas l’entretien entier. On vient s’asseoir, ou bien je le fais écouter au téléphone. C’est lent. Personne, jusqu’ici, ne s’en est plaint.",
                ),
                QA(
                    "Vous notez le temps qu’il fait sur chaque boîte. Pourquoi ?",
                    "J’ai réparé des magnétophones avant qu’on me laisse approcher d’une archive, et la pluie est la première chose que j’ai appris à entendre. Elle change un port : les gréements s’assourdissent, les voix se rapprochent. Une bande sans météo, c’est une photographie sans lumière. S’il n’y a de place que pour une ligne, notez qui parle, où, et ce que faisait le ciel. Quelqu’un de malin trouvera le reste.",
                ),
                Advice(
                    "Pour enregistrer un lieu avec un téléphone",
                    "Posez le téléphone sur une écharpe pliée, commencez cinq minutes trop tôt et arrêtez cinq minutes trop tard.",
                    "Avant toute chose, dites la date, le lieu, le temps qu’il fait et votre nom.",
                    "Demandez deux fois la permission : d’enregistrer, puis, après avoir réécouté ensemble, de conserver.",
                    "Le soir même, faites deux copies sans compression et rangez-les dans deux bâtiments différents.",
                ),
                Text(
                    "Avant mon départ, il tourne un magnétophone vers la fenêtre et le laisse courir. Des mouettes, un vélo, le bourdonnement. « Bristol, quatorze avril, dit-il. Nuages bas, le vent se lève. » Puis il me regarde : « Et vous ? Vous n’avez fait que poser des questions. » J’ai commencé, je l’avoue, par m’excuser.",
                ),
                Related("no-back-door"),
            ),
        ),
        "pt": Copy(
            title="Todos os arquivos zumbem antes de falar",
            slug="arquivo-zumbe",
            summary="Seis perguntas a Owen Hart, do Harbour Sound Archive, em Bristol, sobre sirenes de nevoeiro, vozes modestas e como abrir uma reserva onde não há nada para ver.",
            place="Bristol",
            body=(
                Text(
                    "A reserva do Harbour Sound Archive, em Bristol, é fresca como uma igreja e não impressiona ninguém: caixas castanhas, um carrinho, uma cadeira. Owen Hart pede-me que não me mexa e que não diga nada durante um minuto. Ao fim de vinte segundos, as estantes começam a zumbir.",
                ),
                QA(
                    "O que estamos a ouvir?",
                    "O edifício, sobretudo: a ventilação, as lâmpadas, um camião na ponte, se tivermos sorte. Ao princípio tinha vergonha deste zumbido, porque está em todas as gravações feitas nesta sala. Agora ensino com ele. Quem o ouviu aqui volta a ouvi-lo por baixo de uma voz, numa fita, e fica a saber que alguém se sentou onde a Ruth está, há muitos anos, e carregou no botão. É o arquivo a aclarar a garganta.",
                ),
                QA(
                    "Conserva sirenes de nevoeiro, guinchos, pregões. Quem decide que um som é património?",
                    "Quase sempre quem está prestes a perdê-lo. Na véspera de um guincho ir para a sucata, o homem que trabalhara com ele trinta anos telefonou a perguntar se aceitávamos máquinas. Meti-me no carro com um gravador. Antes de mais, ele oleou-o, porque queria que soasse bem. Na fita, entre duas voltas do tambor, ouve-se o homem a dizer-lhe que já fez o bastante.",
                    "De maneira que guardei também essa parte do óleo. As pessoas trazem-me o acontecimento: a sirene, o bota-abaixo, o sino. Eu peço os cinco minutos antes e os cinco depois. Antes de uma sirene de nevoeiro há gaivotas, um rádio, um homem a praguejar com o termo do chá. Isso já ninguém pode ir buscar.",
                ),
                QA(
                    "Grande parte da coleção são vozes. O que têm em comum?",
                    "Começam por pedir desculpa. «Não sei para que me quer a mim.» «O meu irmão é que tinha histórias.» Nunca cortei essa frase. Uma mulher chamada Edna disse-a no mercado do peixe e depois falou duas horas sobre o gelo: como se carregava, o que fazia às mãos, a que moço de fretes se podia confiar. Não conheço outro testemunho desse gelo.",
                    "Nas nossas entrevistas mais antigas, aos homens pergunta-se pelo trabalho e às mulheres pelo jantar dos homens. Hoje damos essas fitas a ouvir com o vazio lá dentro e convidamos mulheres que tiveram os mesmos ofícios a responder ao que ninguém perguntou às mães.",
                ),
                Quote(
                    "Nas nossas entrevistas mais antigas, aos homens pergunta-se pelo trabalho e às mulheres pelo jantar dos homens.",
                    "Owen Hart",
                ),
                QA(
                    "Esta edição é sobre reservas abertas. Como se abre uma onde não há nada para ver?",
                    "Com uma cadeira. Experimentámos uma parede com quarenta botões; as crianças tocavam-na como um piano, o que me divertia, e ninguém ouvia coisa nenhuma. Agora há, dentro da própria reserva, uma cadeira, uns bons auscultadores e uma fita por semana. Marca-se um lugar de vinte minutos. A caixa fica no colo enquanto se ouve, de etiqueta para cima, para se sentir o peso e ver de quem é a letra.",
                    "Uns vêm por causa de um avô, outros porque está a chover. Os segundos ficam mais tempo. À saída há um caderno com uma única pergunta: o que ouviu que não esteja no nosso catálogo? Um piloto da barra, já reformado, explicou-nos que o nosso «sino de navio, não identificado» era uma carrinha de gelados. Tinha razão, e guardei as duas descrições.",
                ),
                Picture(
                    "work-shell-spiral",
                    "Uma concha, um dos desenhos da exposição dedicada à biodiversidade. Encoste uma ao ouvido, diz Owen Hart, e ouvirá a sala.",
                ),
                QA(
                    "Deve abrir-se tudo?",
                    "Não. Uma voz está mais perto de uma mão do que de um documento. Telefonamos à família antes de a fita chegar sequer perto da cadeira e, se houver dúvida, espera. Uma filha disse que não e depois veio todas as primaveras, durante quatro anos, ouvir a mãe sozinha. No quinto trouxe os filhos e disse: pronto, agora já toda a gente a pode ouvir. Se eu tivesse discutido, perdia tudo.",
                    "E quando quem fala não podia imaginar a internet, não pomos lá a entrevista inteira. Vem-se à cadeira, ou então dou-a a ouvir pelo telefone. É lento. Ainda ninguém se queixou de ser lento.",
                ),
                QA(
                    "Escreve em cada caixa o tempo que fazia. Porquê?",
                    "Consertei gravadores antes de me deixarem chegar a um arquivo, e a chuva foi a primeira coisa que aprendi a ouvir. Muda um porto: os cabos ficam surdos, as vozes chegam-se. Uma fita sem meteorologia é uma fotografia sem luz. Se só tiver espaço para uma linha, escreva quem fala, onde, e o que fazia o céu. O resto, alguém esperto há de descobrir.",
                ),
                Advice(
                    "Para gravar um lugar com um telefone",
                    "Pouse o telefone num cachecol dobrado, comece cinco minutos antes e pare cinco minutos depois.",
                    "Antes de mais nada, diga a data, o lugar, o tempo que faz e o seu nome.",
                    "Peça licença duas vezes: para gravar e, depois de ouvirem juntos, para guardar.",
                    "Nessa mesma noite, faça duas cópias sem compressão e guarde-as em dois edifícios diferentes.",
                ),
                Text(
                    "Antes de eu sair, vira um gravador para a janela e deixa-o correr. Gaivotas, uma bicicleta, o zumbido. «Bristol, catorze de abril», diz ele. «Nuvens baixas, o vento a levantar-se.» Depois olha para mim: «E a Ruth? Ainda só fez perguntas.» Comecei, confesso, por pedir desculpa.",
                ),
                Related("no-back-door"),
            ),
        ),
    },
)

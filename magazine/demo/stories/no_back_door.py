from cms.demo.content import QA, Advice, Copy, Picture, Quote, Related, Story, Text

STORY = Story(
    key="no-back-door",
    kind="interview",
    original="fr",
    section="interviews",
    authors=("claire-morel",),
    interviewees=("marc-tellier",),
    date="2026-03-24",
    topics=("inclusivity",),
    picture="lead-storeroom",
    issue=11,
    order=1,
    texts={
        "fr": Copy(
            title="Une réserve sans porte de service",
            slug="reserve-sans-porte-de-service",
            summary="Sept questions à Marc Tellier, du Musée des Rives, à Nantes : une porte murée, dix-neuf pots verts, une étagère vide et l’art de lire un inventaire à voix haute.",
            place="Nantes",
            body=(
                Text(
                    "Dans la réserve du Musée des Rives, à Nantes, on entre par où entrent les objets : une porte assez haute pour un mât et assez large pour un fauteuil roulant. Marc Tellier me tend des gants, se ravise et les reprend. « Pour la céramique, mains nues et propres. On casse surtout avec des gants. »",
                ),
                QA(
                    "Pourquoi avoir muré la porte de service ?",
                    "Parce que nous passions tous par là. Vingt ans durant, je suis arrivé par la cour, avec les livraisons, pendant que le public montait le perron. Nous travaillions pour des gens que nous ne croisions pas. Quand on a refait la réserve, j’ai demandé une seule porte ; l’architecte a cru que je voulais faire des économies. Maintenant, une caisse qui revient de prêt traverse le hall entre les poussettes, et l’on nous demande ce qu’il y a dedans. Il faut savoir répondre.",
                ),
                QA(
                    "Vous avez commencé par porter. Que sait-on d’un objet quand on l’a eu dans les bras ?",
                    "Où il est fragile, et c’est souvent là qu’il devient intéressant. Une jarre se prend par le fond et par l’épaule. Prenez-la par l’anse et vous apprendrez que l’anse a été recollée, un jour, par quelqu’un de pressé. Je l’ai appris ainsi. Le morceau est dans un tiroir à mon nom ; je l’ouvre pour les stagiaires.",
                    "Le poids dit aussi l’usage. Nous donnons à tenir deux cruches, les yeux fermés. Tout le monde sent laquelle a servi : elle est usée là où la paume se pose, et la main y va seule.",
                ),
                QA(
                    "Que montre-t-on, quand on montre tout ?",
                    "Notre embarras. En salle, nous avons choisi pour vous et l’objet a l’air d’avoir toujours été seul. Ici, il y a quarante-deux pots à lait. Les gens rient, puis ils se penchent, et au bout de cinq minutes chacun a son préféré. Devant un pot, on admire ; devant quarante-deux, on compare. Comparer, c’est mon métier. Je n’ai plus besoin de l’expliquer.",
                    "On montre aussi ce qui manque. Nous avions neuf portraits d’armateurs et rien des dockers. Nous avons laissé une étagère vide, avec un cartel : « Dockers. Nous n’avons rien. » Un monsieur est revenu la semaine suivante avec le crochet de son père, enveloppé dans un torchon. Il nous a donné le crochet et a gardé le torchon. J’ai noté le torchon dans la fiche.",
                ),
                Quote("Devant un pot, on admire ; devant quarante-deux, on compare.", "Marc Tellier"),
                QA(
                    "Et la casse, le vol, la lumière ?",
                    "On en parle avant, travée par travée. Les textiles restent dans le noir. Ce qui a été donné sous condition respecte la condition, et ce qui touche aux morts ne fait pas partie de la promenade. Tout cela est écrit sur la porte, avec les raisons, parce qu’un refus expliqué vexe moins. Pour le reste, huit personnes, les sacs au vestiaire, quelqu’un devant, quelqu’un derrière. En quatre ans, nous avons eu une casse. C’était moi, un lundi, réserve fermée.",
                ),
                Picture("photo-brick", "La porte de service du Musée des Rives, depuis qu’il n’y en a plus."),
                QA(
                    "Le jeudi, vous lisez l’inventaire à voix haute, en public. Comment cela se passe-t-il ?",
                    "Une régisseuse lit une fiche, un visiteur cherche l’objet sur l’étagère. S’il ne le trouve pas, c’est que la fiche est mauvaise. « Récipient, terre vernissée, H. 31 » : il y en avait dix-neuf, et une dame s’est fâchée avec raison. Nous avons récrit devant elle : « Pot à graisse, vert, une coulure en forme de Corse du côté du mur. » Un enfant le repère en trois secondes.",
                    "L’ancienne fiche reste lisible en dessous. Elle raconte à qui nous pensions nous adresser.",
                ),
                QA(
                    "Certains regrettent que la réserve perde son mystère.",
                    "J’ai connu la réserve mystérieuse. Elle sentait le mazout, et il y avait un vélo contre la figure de proue. Le mystère nous a surtout servi à ne pas ranger. Ouvrez une caisse devant huit inconnus, retirez le papier de soie : ils se taisent, tous, chaque fois. Je ne m’inquiète pas pour le mystère.",
                ),
                QA(
                    "Par quoi commencer, quand on est une petite maison ?",
                    "Par les roulettes. Un chariot qui grince, on ne regarde plus que lui, et tout le monde s’écarte comme devant une ambulance. Ensuite, une travée, celle que vous connaissez le mieux. Vous aurez honte de la poussière la première fois. C’est très bon pour la poussière.",
                ),
                Advice(
                    "Avant d’ouvrir la porte",
                    "Huilez les roulettes et dégagez un passage où deux fauteuils roulants puissent se croiser.",
                    "Ouvrez une seule travée, une heure par semaine, à huit personnes au plus.",
                    "Écrivez sur la porte ce qui ne se visite pas, et pourquoi.",
                    "Lisez vos fiches à voix haute devant les étagères ; récrivez celles où l’on se perd.",
                    "Laissez une étagère vide et dites qui vous attendez.",
                ),
                Text(
                    "Midi. Une caisse rentre de restauration et le livreur, qui ne connaît pas la maison, cherche la cour. Marc Tellier lui montre le hall, une classe assise par terre, la grande porte au fond. « Par là, dit-il. Comme tout le monde. »",
                ),
                Related("what-visitors-do"),
            ),
        ),
        "pt": Copy(
            title="Uma reserva sem porta de serviço",
            slug="reserva-sem-porta-de-servico",
            summary="Sete perguntas a Marc Tellier, do Musée des Rives, em Nantes: uma porta emparedada, dezanove potes verdes e a arte de ler um inventário em voz alta.",
            place="Nantes",
            body=(
                Text(
                    "Na reserva do Musée des Rives, em Nantes, entra-se por onde entram os objetos: uma porta com altura para um mastro e largura para uma cadeira de rodas. Marc Tellier estende-me umas luvas, pensa melhor e volta a guardá-las. «Para a cerâmica, mãos nuas e lavadas. É com luvas que mais se parte.»",
                ),
                QA(
                    "Porque mandaram emparedar a porta de serviço?",
                    "Porque passávamos todos por lá. Durante vinte anos cheguei pelo pátio, com as encomendas, enquanto o público subia a escadaria. Trabalhávamos para pessoas com quem não nos cruzávamos. Quando se refez a reserva, pedi uma porta só; o arquiteto julgou que eu queria poupar. Agora, uma caixa que volta de um empréstimo atravessa o átrio por entre os carrinhos de bebé e perguntam-nos o que vai lá dentro. É preciso saber responder.",
                ),
                QA(
                    "Começou por carregar peças. O que se sabe de um objeto depois de o ter nos braços?",
                    "Onde é frágil, que é muitas vezes onde se torna interessante. Uma talha segura-se pelo fundo e pelo ombro. Se lhe pegar pela asa, fica a saber que a asa foi colada, um dia, por alguém com pressa. Foi assim que eu soube. O bocado está numa gaveta com o meu nome; abro-a para os estagiários.",
                    "O peso também diz para que serviu. Damos a segurar duas bilhas, de olhos fechados. Toda a gente sente qual foi usada: está gasta onde assenta a palma, e a mão vai lá ter sozinha.",
                ),
                QA(
                    "O que se mostra quando se mostra tudo?",
                    "O nosso embaraço. Na sala, escolhemos por si, e o objeto parece ter estado sempre sozinho. Aqui há quarenta e duas leiteiras. As pessoas riem-se, depois inclinam-se e, ao fim de cinco minutos, cada uma tem a sua preferida. Diante de uma, admira-se; diante de quarenta e duas, compara-se. Comparar é o meu ofício. Deixei de precisar de o explicar.",
                    "Mostra-se também o que falta. Tínhamos nove retratos de armadores e nada dos estivadores. Deixámos uma prateleira vazia, com uma tabela: «Estivadores. Não temos nada.» Na semana seguinte, um senhor voltou com o gancho do pai, embrulhado num pano da loiça. Deu-nos o gancho e ficou com o pano. Na ficha, registei o pano.",
                ),
                Quote("Diante de uma, admira-se; diante de quarenta e duas, compara-se.", "Marc Tellier"),
                QA(
                    "E as peças partidas, os roubos, a luz?",
                    "Fala-se disso antes, corredor a corredor. Os têxteis ficam às escuras. O que foi dado com uma condição respeita a condição, e o que diz respeito aos mortos não faz parte do passeio. Está tudo escrito na porta, com as razões, porque uma recusa explicada ofende menos. No resto, oito pessoas, sacos no bengaleiro, alguém à frente, alguém atrás. Em quatro anos partiu-se uma peça. Fui eu, numa segunda-feira, com a reserva fechada.",
                ),
                Picture("photo-brick", "A porta de serviço do Musée des Rives, desde que deixou de existir."),
                QA(
                    "À quinta-feira, leem o inventário em voz alta, diante do público. Como se faz?",
                    "Uma técnica lê a ficha, um visitante procura o objeto na prateleira. Se não o encontra, é porque a ficha está má. «Recipiente, barro vidrado, alt. 31»: havia dezanove, e uma senhora zangou-se com toda a razão. Reescrevemos à frente dela: «Pote de banha, verde, com um escorrido em forma de Córsega do lado da parede.» Uma criança dá com ele em três segundos.",
                    "A ficha antiga continua legível por baixo. Conta com quem julgávamos estar a falar.",
                ),
                QA(
                    "Há quem lamente que a reserva perca o mistério.",
                    "Eu conheci a reserva misteriosa. Cheirava a gasóleo e havia uma bicicleta encostada à figura de proa. O mistério serviu-nos sobretudo para não arrumar. Abra uma caixa diante de oito desconhecidos, tire o papel de seda: calam-se todos, de todas as vezes. Pelo mistério não me aflijo.",
                ),
                QA(
                    "Por onde há de começar uma casa pequena?",
                    "Pelas rodas. Quando um carrinho chia, já ninguém olha para mais nada, e toda a gente se afasta como à passagem de uma ambulância. Depois, um corredor, aquele que conhecer melhor. Da primeira vez vai ter vergonha do pó. É ótimo para o pó.",
                ),
                Advice(
                    "Antes de abrir a porta",
                    "Oleie as rodas e desimpeça uma passagem onde se cruzem duas cadeiras de rodas.",
                    "Abra um só corredor, uma hora por semana, a oito pessoas no máximo.",
                    "Escreva na porta o que não se visita, e porquê.",
                    "Leia as fichas em voz alta diante das prateleiras; reescreva aquelas em que as pessoas se perdem.",
                    "Deixe uma prateleira vazia e diga por quem espera.",
                ),
                Text(
                    "Meio-dia. Uma caixa regressa do restauro e o estafeta, que não conhece a casa, anda à procura do pátio. Marc Tellier aponta-lhe o átrio, uma turma sentada no chão, a porta grande ao fundo. «Por ali», diz. «Como toda a gente.»",
                ),
                Related("what-visitors-do"),
            ),
        ),
        "en": Copy(
            title="A storeroom with no back door",
            slug="no-back-door",
            summary="Seven questions for Marc Tellier of the Musée des Rives in Nantes: a bricked-up door, nineteen green pots, an empty shelf and an inventory read aloud.",
            place="Nantes",
            body=(
                Text(
                    "You enter the storeroom of the Musée des Rives in Nantes the way the objects do, through a door tall enough for a mast and wide enough for a wheelchair. Marc Tellier hands me a pair of gloves, thinks again and takes them back. ‘For ceramics, clean bare hands. It’s mostly gloves that break things.’",
                ),
                QA(
                    "Why did you brick up the staff entrance?",
                    "Because all of us used it. For twenty years I came in through the yard with the deliveries, while the public climbed the front steps. We were working for people we never met. When the store was rebuilt I asked for a single door, and the architect assumed I was saving money. Now a crate coming back from a loan crosses the hall between the pushchairs, and somebody asks what’s in it. You have to have an answer.",
                ),
                QA(
                    "You started out carrying things. What do you know about an object once you’ve had it in your arms?",
                    "Where it’s weak, which is often where it gets interesting. You take a jar by the base and the shoulder. Take it by the handle and you’ll discover that the handle was glued back on, some time ago, by someone in a hurry. That’s how I discovered it. The piece is in a drawer with my name on, and I open it for trainees.",
                    "Weight tells you about use as well. We give people two jugs to hold with their eyes shut. Everyone can feel which one did the work: it’s worn where the palm rests, and your hand finds the place by itself.",
                ),
                QA(
                    "What are you showing, when you show everything?",
                    "How torn we are. In the galleries we’ve chosen for you, and the object looks as though it had always been alone. In here there are forty-two milk jugs. People laugh, then they lean in, and five minutes later everybody has a favourite. Faced with one jug, you admire; faced with forty-two, you compare. Comparing is what I do for a living. I no longer have to explain it.",
                    "We’re also showing what isn’t there. We had nine portraits of shipowners and nothing from the dockers. So we left a shelf empty, with a label: ‘Dockers. We have nothing.’ The following week a man came back with his father’s hook wrapped in a tea towel. He gave us the hook and kept the towel. I put the towel in the record.",
                ),
                Quote("Faced with one jug, you admire; faced with forty-two, you compare.", "Marc Tellier"),
                QA(
                    "And breakages, theft, light?",
                    "We talk about those beforehand, bay by bay. Textiles stay in the dark. Anything given on a condition keeps to the condition, and anything that concerns the dead is no part of the tour. It’s all written on the door, with the reasons, because a refusal stings less when it’s explained. Otherwise it’s eight people, bags in the cloakroom, one of us in front and one behind. In four years we’ve had one breakage. It was me, on a Monday, with the store closed.",
                ),
                Picture("photo-brick", "The staff entrance of the Musée des Rives, now that there isn’t one."),
                QA(
                    "On Thursdays you read the inventory aloud, in public. How does that work?",
                    "A registrar reads out a record and a visitor looks for the object on the shelf. If they can’t find it, the record is no good. ‘Vessel, glazed earthenware, H. 31’: there were nineteen of those, and one lady got cross, quite rightly. We rewrote it in front of her: ‘Lard pot, green, with a run in the glaze shaped like Corsica on the side nearest the wall.’ A child can spot it in three seconds.",
                    "The old record stays legible underneath. It tells you who we thought we were talking to.",
                ),
                QA(
                    "Some people are sorry to see the storeroom lose its mystery.",
                    "I knew the mysterious storeroom. It smelled of heating oil and there was a bicycle propped against the figurehead. Mostly, the mystery saved us from tidying up. Open a crate in front of eight strangers, lift off the tissue paper, and they go quiet, all of them, every time. I’m not worried about mystery.",
                ),
                QA(
                    "Where should a small museum begin?",
                    "With the wheels. When a trolley squeaks nobody looks at anything else, and they all stand aside as if it were an ambulance. After that, one bay, the one you know best. You’ll be ashamed of the dust the first time. It’s very good for the dust.",
                ),
                Advice(
                    "Before you open the door",
                    "Oil the wheels, and clear an aisle where two wheelchairs can pass.",
                    "Open a single bay, for an hour a week, to eight people at most.",
                    "Write on the door what cannot be visited, and why.",
                    "Read your records aloud in front of the shelves; rewrite the ones in which people get lost.",
                    "Leave one shelf empty, and say who you are waiting for.",
                ),
                Text(
                    "Noon. A crate is back from the conservator’s, and the driver, who is new here, is looking for the yard. Marc Tellier points to the hall, a class sitting on the floor, the big door at the far end. ‘That way,’ he says. ‘Same as everybody.’",
                ),
                Related("what-visitors-do"),
            ),
        ),
    },
)

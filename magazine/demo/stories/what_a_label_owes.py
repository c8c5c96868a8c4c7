from cms.demo.content import Copy, Heading, Quote, Story, Text

STORY = Story(
    key="what-a-label-owes",
    kind="article",
    original="en",
    section="heritage",
    authors=("ruth-adeyemi",),
    date="2026-04-16",
    topics=("inclusivity",),
    picture="lead-labels",
    issue=11,
    order=3,
    related=("alt-text",),
    texts={
        "en": Copy(
            title="What a label owes its reader",
            slug="what-a-label-owes",
            summary="When its storeroom opened, a small museum found that its labels spoke only to staff. Rewriting one took a visitor, three weeks and forty words.",
            body=(
                Text(
                    "‘Basket, plaited. Afr.? 1931. Cond. fair.’ For most of a century that label did its work: it helped one curator to find one object. Then, last autumn, the Weighhouse, a small museum in the north of England, opened its storeroom, and a visitor named Comfort Adjei stood in front of the shelf for some time. ‘That isn’t a basket,’ she said. ‘It’s a fish trap. My aunt made them. And you have it upside down.’",
                    "The trap was turned over that afternoon. The label took three weeks.",
                ),
                Heading("Five debts"),
                Text(
                    "The team began by listing what they owed to whoever might be standing there. A maker’s name, or a plain admission that nobody wrote it down. How the thing arrived, including the word ‘taken’ where it applies. A name for it that its makers would recognise. Type that can be read from a wheelchair, without craning. And a signature with a date, because a label is somebody’s opinion, and opinions age.",
                ),
                Quote(
                    "We had written ‘Africa, question mark’ on something whose maker had nieces.",
                    "Hal Brindle, curator at the Weighhouse",
                ),
                Text(
                    "All this has to fit into forty words, tried out on a child, on a colleague from another department, and on someone who knows the object better than the museum does. That third reader is paid. If a word stops any of them, the word goes.",
                    "The old label still hangs on its thread. The new one, beside it, says: ‘Fish trap, woven so that the current holds it shut. Maker unknown to us. Bought in 1931 from a dealer who kept no records. Comfort Adjei taught us which way up it goes. H. Brindle, February 2026.’ Below it there is room for a correction.",
                ),
            ),
        ),
        "fr": Copy(
            title="Ce qu’un cartel doit à qui le lit",
            slug="ce-que-doit-un-cartel",
            summary="En ouvrant sa réserve, un petit musée a compris que ses étiquettes ne parlaient qu’au personnel. Pour en refaire une : une visiteuse, trois semaines, quarante mots.",
            body=(
                Text(
                    "« Panier, tressé. Afr. ? 1931. État moyen. » Pendant près d’un siècle, cette étiquette a fait son travail : permettre à un conservateur de retrouver un objet. Et puis, l’automne dernier, la Weighhouse, un petit musée du nord de l’Angleterre, a ouvert sa réserve, et une visiteuse, Comfort Adjei, s’est arrêtée longuement devant l’étagère. « Ce n’est pas un panier, a-t-elle dit. C’est une nasse. Ma tante en faisait. Et elle est à l’envers. »",
                    "La nasse a été retournée l’après-midi même. L’étiquette a demandé trois semaines.",
                ),
                Heading("Cinq dettes"),
                Text(
                    "L’équipe a d’abord dressé la liste de ce qu’elle devait à quiconque se tiendrait là. Le nom de la personne qui a fait l’objet, ou l’aveu que nul ne l’a noté. La façon dont il est arrivé, y compris le mot « pris » quand il convient. Un nom que ses auteurs reconnaîtraient. Un corps lisible depuis un fauteuil roulant, sans se tordre le cou. Enfin une signature et une date, car un cartel est l’opinion de quelqu’un, et les opinions vieillissent.",
                ),
                Quote(
                    "Nous avions écrit « Afrique, point d’interrogation » sur l’ouvrage d’une femme qui avait des nièces.",
                    "Hal Brindle, conservateur à la Weighhouse",
                ),
                Text(
                    "Le tout doit tenir en quarante mots, essayés sur un enfant, sur un collègue d’un autre service et sur quelqu’un qui connaît l’objet mieux que le musée. Cette troisième lecture est payée. Si un mot arrête l’un d’eux, on l’enlève.",
                    "L’ancienne étiquette pend toujours à son fil. La nouvelle, à côté, dit : « Nasse, tressée pour que le courant la tienne fermée. Nous ignorons qui l’a faite. Achetée en 1931 à un marchand sans registre. Comfort Adjei nous a appris dans quel sens la poser. H. Brindle, février 2026. » Au-dessous, il reste de la place pour une correction.",
                ),
            ),
        ),
        "pt": Copy(
            title="O que uma etiqueta deve a quem a lê",
            slug="o-que-deve-uma-etiqueta",
            summary="Ao abrir a reserva, um pequeno museu percebeu que as suas etiquetas só falavam com a equipa. Refazer uma pediu uma visitante, três semanas e quarenta palavras.",
            body=(
                Text(
                    "«Cesto, entrançado. Áfr.? 1931. Estado razoável.» Durante quase um século, a etiqueta cumpriu a sua função: ajudar um conservador a encontrar um objeto. Depois, no outono passado, a Weighhouse, um pequeno museu do norte de Inglaterra, abriu a reserva, e uma visitante, Comfort Adjei, ficou parada muito tempo diante da prateleira. «Isto não é um cesto», disse. «É uma nassa. A minha tia fazia-as. E está de pernas para o ar.»",
                    "A nassa foi virada nessa mesma tarde. A etiqueta levou três semanas.",
                ),
                Heading("Cinco dívidas"),
                Text(
                    "A equipa começou por fazer a lista do que devia a quem ali parasse. O nome de quem fez a peça, ou a confissão de que ninguém o escreveu. A maneira como chegou, incluindo a palavra «tirada» quando for o caso. Um nome que quem a fez reconhecesse. Letra que se leia de uma cadeira de rodas, sem esticar o pescoço. E uma assinatura com data, porque uma etiqueta é a opinião de alguém, e as opiniões envelhecem.",
                ),
                Quote(
                    "Tínhamos escrito «África, ponto de interrogação» na obra de alguém que tinha sobrinhas.",
                    "Hal Brindle, conservador da Weighhouse",
                ),
                Text(
                    "Tudo isto tem de caber em quarenta palavras, experimentadas com uma criança, com um colega de outro serviço e com alguém que conheça o objeto melhor do que o museu. Esta terceira leitura é paga. Se uma palavra faz tropeçar algum deles, sai.",
                    "A etiqueta antiga continua pendurada no seu fio. A nova, ao lado, diz: «Nassa, tecida para que a corrente a mantenha fechada. Não sabemos quem a fez. Comprada em 1931 a um negociante que não guardava registos. Comfort Adjei ensinou-nos de que lado se pousa. H. Brindle, fevereiro de 2026.» Por baixo, há espaço para uma correção.",
                ),
            ),
        ),
    },
)

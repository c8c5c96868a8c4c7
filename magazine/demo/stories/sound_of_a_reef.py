from cms.demo.content import Copy, Heading, Quote, Story, Text

STORY = Story(
    key="sound-of-a-reef",
    kind="article",
    original="en",
    section="success-stories",
    authors=("ruth-adeyemi",),
    date="2026-11-12",
    topics=("environment", "inclusivity"),
    picture="lead-night",
    issue=12,
    order=6,
    related=("archive-hums",),
    texts={
        "en": Copy(
            title="The sound of a reef at night",
            slug="sound-of-a-reef",
            summary="When its projector failed, a small sea museum turned out the lights and let people listen. Then they asked to hear their own harbour.",
            body=(
                Text(
                    "The room is black, and eighteen people are lying on cushions. For a minute there is only a crackle, like bacon in a distant pan. Something grunts; something else answers. ‘It’s full of people,’ says a boy’s voice, quite calmly.",
                    "We are at Skerry House, a small sea museum in the west of England, and the people are shrimps and fish: a reef in the Indian Ocean, recorded overnight by a diver with a microphone on a weighted line. The room used to have a video wall, which visitors watched for about two minutes. When the projector failed, the curator, Bryony Tregear, could not afford another. She kept the sound and turned out the lights. Now they stay for all twenty.",
                ),
                Heading("The second recording"),
                Text(
                    "After a pause the same reef plays again, six years on. The crackle has thinned. No voice explains; when the lamps come up, an attendant asks what has changed, and waits. Blind visitors, who helped to plan the room, are often the first to reply: the grunt has gone.",
                ),
                Quote(
                    "We had been showing people the sea for years. They hadn’t once heard it.",
                    "Bryony Tregear, curator of Skerry House",
                ),
                Text(
                    "Then a class of nine-year-olds asked to hear their own harbour. The museum lowered its microphone from the quay and caught engines, chains, more engines and, very faintly, a click. The children wrote to the harbour master, who listened to all of it. Since June, on the first Sunday evening of the month, boats in the inner harbour stop their engines for an hour and people bring cushions to the quay. Last time they counted eleven different noises. Nobody has yet put a name to the ninth.",
                ),
            ),
        ),
        "fr": Copy(
            title="La nuit, à l’écoute d’un récif",
            slug="ecouter-un-recif",
            summary="Son projecteur en panne, un petit musée de la mer a éteint la lumière et donné à entendre. Puis le public a voulu écouter son propre port.",
            body=(
                Text(
                    "Il fait noir et dix-huit personnes sont allongées sur des coussins. Pendant une minute, on n’entend qu’un grésillement, comme du lard dans une poêle lointaine. Quelque chose grogne ; autre chose répond. « C’est plein de gens », dit posément une voix d’enfant.",
                    "Nous sommes à Skerry House, un petit musée de la mer de l’ouest de l’Angleterre, et ces gens sont des crevettes et des poissons : un récif de l’océan Indien, enregistré toute une nuit par une plongeuse, avec un micro au bout d’une ligne lestée. Il y avait là un mur vidéo, qu’on regardait deux minutes. Quand le projecteur a lâché, la conservatrice, Bryony Tregear, n’a pas pu le remplacer. Elle a gardé le son et éteint la lumière. On reste maintenant les vingt minutes.",
                ),
                Heading("Le second enregistrement"),
                Text(
                    "Après un silence, on réentend le même récif, six ans plus tard. Le grésillement s’est éclairci. Aucune voix n’explique ; la lumière revenue, un médiateur demande ce qui a changé, et attend. Des visiteurs aveugles, qui ont aidé à concevoir la salle, répondent souvent les premiers : le grognement a disparu.",
                ),
                Quote(
                    "Depuis des années, nous montrions la mer aux gens. Ils ne l’avaient jamais entendue.",
                    "Bryony Tregear, conservatrice de Skerry House",
                ),
                Text(
                    "Puis une classe d’enfants de neuf ans a demandé à entendre son port. Du quai, le musée a descendu le micro et recueilli des moteurs, des chaînes, d’autres moteurs et, tout au fond, un claquement. Les enfants ont écrit au capitaine du port, qui a tout écouté. Depuis juin, le premier dimanche soir du mois, les bateaux du bassin coupent leurs moteurs une heure et l’on apporte des coussins sur le quai. La dernière fois, on a compté onze bruits différents. Le neuvième n’a pas encore de nom.",
                ),
            ),
        ),
        "pt": Copy(
            title="O som de um recife à noite",
            slug="som-de-um-recife",
            summary="Avariado o projetor, um pequeno museu do mar apagou a luz e pôs o público à escuta. Depois, pediram-lhe para ouvir o porto da terra.",
            body=(
                Text(
                    "A sala está às escuras e há dezoito pessoas deitadas em almofadas. Durante um minuto ouve-se apenas um crepitar, como toucinho numa frigideira distante. Alguma coisa ronca; outra responde. «Está cheio de gente», diz, muito calma, uma voz de rapaz.",
                    "Estamos na Skerry House, um pequeno museu do mar no oeste de Inglaterra, e a tal gente são camarões e peixes: um recife do oceano Índico, gravado durante uma noite por uma mergulhadora, com um microfone preso a uma linha com chumbo. Antes havia ali uma parede de vídeo, que se via durante dois minutos. Quando o projetor avariou, a conservadora, Bryony Tregear, não teve dinheiro para outro. Ficou com o som e apagou a luz. Agora as pessoas ficam os vinte minutos.",
                ),
                Heading("A segunda gravação"),
                Text(
                    "Depois de uma pausa, ouve-se o mesmo recife, seis anos mais tarde. O crepitar rareou. Nenhuma voz explica; quando a luz volta, uma assistente pergunta o que mudou, e espera. Os visitantes cegos, que ajudaram a planear a sala, são muitas vezes os primeiros a responder: falta o ronco.",
                ),
                Quote(
                    "Há anos que mostrávamos o mar às pessoas. Nunca o tinham ouvido.",
                    "Bryony Tregear, conservadora da Skerry House",
                ),
                Text(
                    "Então uma turma de crianças de nove anos pediu para ouvir o seu porto. O museu desceu o microfone do cais e apanhou motores, correntes, mais motores e, muito ao fundo, um estalido. As crianças escreveram ao capitão do porto, que ouviu tudo. Desde junho, ao fim da tarde do primeiro domingo de cada mês, os barcos da doca interior param os motores durante uma hora e há quem leve almofadas para o cais. Da última vez contaram-se onze ruídos diferentes. O nono ainda ninguém sabe o que é.",
                ),
            ),
        ),
    },
)

from cms.demo.content import Advice, Copy, Heading, Picture, Quote, Related, Story, Text

STORY = Story(
    key="what-visitors-do",
    kind="article",
    original="fr",
    section="insights",
    authors=("claire-morel",),
    date="2026-04-02",
    topics=("inclusivity",),
    picture="photo-coins",
    issue=11,
    order=2,
    texts={
        "fr": Copy(
            title="Ouvrir les réserves : ce que le public en fait",
            slug="ce-que-le-public-en-fait",
            summary="Quatre samedis sur un banc, parmi les étagères d’une réserve du Limousin, à relever des verbes : vérifier, compter, avouer, demander pourquoi, ne rien faire.",
            place="Limousin",
            body=(
                Text(
                    "Le premier samedi, une femme en imperméable est entrée dès l’ouverture, a longé trois travées d’un pas vif, s’est arrêtée devant un moulin à café et a dit : « Ah. » Puis elle est repartie. Je n’ai pas eu le temps de l’interroger. Dans mon carnet, j’ai écrit : « vérifie ».",
                    "Le Grenier commun occupe une ancienne halle aux grains du Limousin. Quatre petits musées y rangent leurs collections, faute d’avoir pu s’offrir chacun une bonne réserve. Depuis un an, il ouvre le samedi. Que vient-on faire dans un lieu où rien n’est exposé ? J’y ai passé quatre samedis sur un banc, à relever des verbes.",
                ),
                Heading("Chercher, compter"),
                Text(
                    "On se cherche d’abord soi-même : un nom sur une étiquette, une rue, une école. Deux sœurs ont retrouvé les encriers de leur classe et se sont disputées sur la place de la fenêtre. On cherche aussi l’objet que l’on a jeté. « Le même ! Et nous, on l’a brûlé. » Cette phrase, je l’ai entendue six fois, toujours sur le ton de l’aveu.",
                    "Puis on compte. Devant un tableau, personne ne compte ; devant soixante-dix fers à repasser, tout le monde s’y met. Les enfants commencent, les adultes vérifient. Cela donne une contenance, et le nombre finit par poser des questions. Pourquoi soixante-dix ? Qui repassait ? Un garçon de neuf ans a remarqué que les poignées étaient brûlées du même côté. « C’étaient toutes des droitières », en a-t-il conclu. Il avait mis le féminin sans y penser.",
                ),
                Heading("Demander pourquoi"),
                Text(
                    "Bastien Ouvrard, qui accueille le samedi, a surveillé des salles d’exposition pendant dix ans. Là-bas, dit-il, les questions portaient sur l’objet : ce que c’est, de quand il date, combien il vaut. Ici, elles portent sur la maison. Qui vous l’a donné ? Vous avez le droit de l’avoir ? Il répondait comme il pouvait. Aujourd’hui, chaque travée a une fiche qui commence par la provenance, trous compris. « Entré en 1938, nous ne savons pas comment » retient les lecteurs plus longtemps que toutes les dates.",
                    "Quelques questions ont déplacé des meubles. Les outils des tanneurs étaient avec les machines, ceux des gantières avec les costumes ; on demandait sans cesse où étaient les uns quand on avait vu les autres. L’équipe les a réunis. Hommes et femmes travaillaient la même peau, dans la même rue, et il avait fallu des promeneurs pour que cela se voie sur une étagère.",
                ),
                Quote(
                    "On me demande pourquoi nous le gardons. En dix ans de salle, personne ne me l’avait demandé.",
                    "Bastien Ouvrard, agent d’accueil au Grenier commun",
                ),
                Picture(
                    "work-moth-wings",
                    "Des ailes de papillons de nuit, dans l’exposition consacrée à la biodiversité. La seule visite que le Grenier refuse.",
                ),
                Heading("Rester"),
                Text(
                    "Le coin le plus fréquenté est celui des monnaies. Elles sont pourtant minuscules, au fond de leurs plateaux. L’équipe a donc accroché au-dessus, en grand, la photographie d’une autre collection, celle qui ouvre cet article : vingt-quatre monnaies grecques de Pompéi, de la collection du Brooklyn Museum. En dessous, une question : laquelle ressemble à quelqu’un que vous connaissez ? « Troisième rang, la deuxième, c’est mon beau-frère », a déclaré un homme qui passait. Il est resté vingt minutes sur les plateaux, à chercher le reste de la famille.",
                    "D’autres ressortent vite. L’abondance fatigue ; une étudiante m’a parlé d’un cimetière bien tenu. Un monsieur venu voir le tableau légué par sa tante l’a trouvé couché dans un tiroir, et la colère lui a fait monter les larmes. On a sorti le tableau, on l’a mis sur un chevalet, on a laissé l’homme seul avec lui pendant une heure. Il est revenu avec ses cousins.",
                    "Il y a enfin ceux qui ne font rien. Un couple s’assoit chaque semaine au bout de la travée des faïences. Le quatrième samedi, j’ai osé demander. « C’est calme, m’a répondu la dame, et on est bien entourés. » Un second banc a été commandé.",
                ),
                Advice(
                    "Pour recevoir parmi les étagères",
                    "Mettez des bancs, y compris devant ce que vous croyez sans intérêt.",
                    "Commencez chaque fiche par la provenance, et écrivez les trous.",
                    "Laissez photographier, à condition que l’étiquette soit dans le cadre : l’objet voyagera avec son nom.",
                    "Notez les questions mot pour mot, datez-les, relisez-les en équipe une fois par mois.",
                    "Gardez un chevalet et une heure libre pour qui vient voir un seul objet.",
                ),
                Text(
                    "Le dernier samedi, l’imperméable est revenu. Même pas vif, même moulin à café. Cette fois, j’étais debout à côté. « C’était celui de ma mère, m’a dit la femme. Je l’ai donné il y a trente ans. Je passe voir si vous vous en occupez. » Elle a regardé la case, le papier de soie, l’étiquette. « Il est mieux ici. Chez nous, il aurait fini en lampe. »",
                ),
                Related("no-back-door"),
            ),
        ),
        "en": Copy(
            title="Opening the stores: what the public does there",
            slug="what-visitors-do",
            summary="Four Saturdays on a bench among the shelves of a storeroom in the Limousin, collecting verbs: to check, to count, to confess, to ask why, to do nothing.",
            place="Limousin",
            body=(
                Text(
                    "On the first Saturday, a woman in a raincoat came in as the doors opened, walked briskly past three bays, stopped in front of a coffee mill and said: ‘Ah.’ Then she left. There was no time to ask her anything. In my notebook I wrote: ‘checks’.",
                    "The Grenier commun, or common attic, is housed in a former grain hall in the Limousin. Four small museums keep their collections there, since none of them could afford a good storeroom alone. For a year now it has opened on Saturdays. What do people come to do in a place where nothing is on display? I spent four Saturdays on a bench, collecting verbs.",
                ),
                Heading("Searching, counting"),
                Text(
                    "They look for themselves first: a name on a label, a street, a school. Two sisters found the inkwells from their old classroom and quarrelled over which side the window had been. They also look for the thing they threw away. ‘We had one just like it! We burned it.’ I heard that sentence six times, always in the voice of someone owning up.",
                    "Then they count. Nobody counts in front of a painting; in front of seventy flat irons, everyone does. Children start and adults check. It gives you something to do with your face, and in time the number begins to ask questions. Why seventy? Who did the ironing? A boy of nine noticed that the handles were all scorched on the same side. ‘Those ladies were all right-handed,’ he decided. Nobody had told him they were ladies.",
                ),
                Heading("Asking why"),
                Text(
                    "Bastien Ouvrard, who is on duty on Saturdays, was a gallery attendant for ten years. There, he says, questions were about the object: what is it, how old is it, how much is it worth? Here they are about the house. Who gave it to you? Are you allowed to have it? He used to answer as best he could. Now every bay has a sheet that begins with where things came from, gaps included. ‘Arrived in 1938, we do not know how’ holds readers longer than any of the dates.",
                    "One or two questions have shifted furniture. The tanners’ tools were kept with the machinery and the glovemakers’ with the costumes; people who had seen one lot were forever asking for the other. The team put them together. The men and the women had worked the same hides in the same street, and it took Saturday strollers to make that visible on a shelf.",
                ),
                Quote(
                    "They ask me why we keep it. In ten years in the galleries, nobody ever asked me that.",
                    "Bastien Ouvrard, visitor assistant at the Grenier commun",
                ),
                Picture(
                    "work-moth-wings",
                    "Moth wings, in the exhibition dedicated to biodiversity. The one kind of visitor the Grenier turns away.",
                ),
                Heading("Staying"),
                Text(
                    "The busiest corner is the coins, though they are tiny and lie at the bottom of their trays. So the team has hung above them, much enlarged, a photograph from another collection, the one at the head of this article: twenty-four Greek coins from Pompeii, in the collection of the Brooklyn Museum. Under it is a question: which of them looks like someone you know? ‘Third row, second along, that’s my brother-in-law,’ announced a man on his way past. He stayed over the trays for twenty minutes, looking for the rest of the family.",
                    "Others are soon out again. Abundance is tiring; one student spoke to me of a well-kept cemetery. A man who had come to see the painting his aunt bequeathed found it lying in a drawer, and anger brought tears to his eyes. The painting was taken out and set on an easel, and he was left alone with it for an hour. He came back with his cousins.",
                    "And some do nothing at all. One couple sits every week at the end of the faience bay. On the fourth Saturday I plucked up the courage to ask. ‘It’s quiet,’ the woman told me, ‘and we’re in good company.’ A second bench is on order.",
                ),
                Advice(
                    "For receiving people among the shelves",
                    "Put in benches, some of them facing things you think are dull.",
                    "Begin every sheet with where things came from, and write down the gaps.",
                    "Allow photographs, provided the label is in the frame: the object will travel with its name.",
                    "Write questions down word for word, with the date, and reread them together once a month.",
                    "Keep an easel and a free hour for whoever has come to see a single thing.",
                ),
                Text(
                    "On the last Saturday the raincoat returned. Same brisk step, same coffee mill. This time I was standing beside it. ‘It was my mother’s,’ the woman said. ‘I gave it away thirty years ago. I look in to see that you’re taking care of it.’ She considered the shelf, the tissue paper, the label. ‘It’s better off here. At home, somebody would have turned it into a lamp.’",
                ),
                Related("no-back-door"),
            ),
        ),
        "pt": Copy(
            title="Abrir as reservas: o que o público faz delas",
            slug="o-que-o-publico-faz",
            summary="Quatro sábados num banco, entre as prateleiras de uma reserva do Limousin, a recolher verbos: verificar, contar, confessar, perguntar porquê, não fazer nada.",
            place="Limousin",
            body=(
                Text(
                    "No primeiro sábado, uma mulher de gabardina entrou mal abriram as portas, passou três corredores em passo vivo, parou diante de um moinho de café e disse: «Ah.» E foi-se embora. Não tive tempo de lhe perguntar nada. No caderno escrevi: «verifica».",
                    "O Grenier commun, o sótão de todos, ocupa um antigo mercado de cereais do Limousin. Quatro pequenos museus guardam ali as suas coleções, porque nenhum podia pagar sozinho uma boa reserva. Há um ano que abre aos sábados. O que vai uma pessoa fazer a um sítio onde nada está exposto? Passei quatro sábados num banco, a recolher verbos.",
                ),
                Heading("Procurar, contar"),
                Text(
                    "Cada um procura-se primeiro a si: um apelido numa etiqueta, uma rua, uma escola. Duas irmãs deram com os tinteiros da sua sala de aula e discutiram de que lado ficava a janela. Procura-se também aquilo que se deitou fora. «Igual! E nós queimámo-lo.» Ouvi esta frase seis vezes, sempre em tom de confissão.",
                    "Depois conta-se. Diante de um quadro ninguém conta; diante de setenta ferros de engomar, contam todos. As crianças começam, os adultos confirmam. Dá uma ocupação às mãos, e o número acaba por fazer perguntas. Setenta porquê? Quem engomava? Um rapaz de nove anos reparou que as pegas estavam queimadas do mesmo lado. «Eram todas destras», concluiu. Pusera o feminino sem dar por isso.",
                ),
                Heading("Perguntar porquê"),
                Text(
                    "Bastien Ouvrard, que recebe o público aos sábados, foi vigilante de salas de exposição durante dez anos. Lá, conta, as perguntas eram sobre o objeto: o que é, de quando é, quanto vale. Aqui são sobre a casa. Quem vos deu isto? Têm o direito de o ter? Respondia como podia. Hoje, cada corredor tem uma folha que começa pela proveniência, lacunas incluídas. «Entrou em 1938, não sabemos como» prende os leitores mais tempo do que todas as datas.",
                    "Uma ou outra pergunta fez mudar móveis. As ferramentas dos curtidores estavam com as máquinas, as das luveiras com os trajes; quem via umas perguntava sempre pelas outras. A equipa juntou-as. Homens e mulheres trabalhavam a mesma pele, na mesma rua, e foram precisos passeantes de sábado para que isso se visse numa prateleira.",
                ),
                Quote(
                    "Perguntam-me porque é que o guardamos. Em dez anos de sala, nunca ninguém mo tinha perguntado.",
                    "Bastien Ouvrard, assistente de receção no Grenier commun",
                ),
                Picture(
                    "work-moth-wings",
                    "Asas de borboletas noturnas, na exposição dedicada à biodiversidade. A única visita que o Grenier recusa.",
                ),
                Heading("Ficar"),
                Text(
                    "O canto mais concorrido é o das moedas, apesar de serem minúsculas e estarem no fundo dos seus tabuleiros. Por isso a equipa pendurou por cima, em grande, a fotografia de outra coleção, a que abre este artigo: vinte e quatro moedas gregas de Pompeia, da coleção do Brooklyn Museum. Por baixo, uma pergunta: qual delas se parece com alguém que conhece? «Terceira fila, a segunda, é o meu cunhado», declarou um homem que ia a passar. Ficou vinte minutos debruçado sobre os tabuleiros, à procura do resto da família.",
                    "Há quem saia depressa. A abundância cansa; uma estudante falou-me de um cemitério bem cuidado. Um senhor que vinha ver o quadro legado pela tia encontrou-o deitado numa gaveta, e a raiva trouxe-lhe lágrimas aos olhos. Tirou-se o quadro, pôs-se num cavalete e deixou-se o homem sozinho com ele durante uma hora. Voltou com os primos.",
                    "E há quem não faça nada. Um casal senta-se todas as semanas ao fundo do corredor das faianças. No quarto sábado ganhei coragem e perguntei. «É sossegado», respondeu-me a senhora, «e estamos em boa companhia.» Já se encomendou um segundo banco.",
                ),
                Advice(
                    "Para receber entre as prateleiras",
                    "Ponha bancos, também em frente do que lhe parece sem interesse.",
                    "Comece cada folha pela proveniência e escreva as lacunas.",
                    "Deixe fotografar, desde que a etiqueta fique na imagem: o objeto viajará com o seu nome.",
                    "Aponte as perguntas palavra por palavra, com a data, e releia-as em equipa uma vez por mês.",
                    "Tenha um cavalete e uma hora livre para quem vem ver uma única peça.",
                ),
                Text(
                    "No último sábado, a gabardina voltou. O mesmo passo vivo, o mesmo moinho de café. Dessa vez eu estava de pé, ao lado. «Era da minha mãe», disse-me a mulher. «Dei-o há trinta anos. Passo por cá para ver se tratam dele.» Olhou para a prateleira, para o papel de seda, para a etiqueta. «Está melhor aqui. Lá em casa acabava em candeeiro.»",
                ),
                Related("no-back-door"),
            ),
        ),
    },
)

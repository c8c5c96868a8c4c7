from cms.demo.content import QA, Copy, Quote, Story, Text

STORY = Story(
    key="drawing-machines",
    kind="interview",
    original="pt",
    section="interviews",
    authors=("ines-duarte",),
    interviewees=("teresa-lobo",),
    date="2026-10-29",
    topics=("artist-in-society", "environment"),
    picture="work-fern-study",
    issue=12,
    order=5,
    related=("sound-of-a-reef",),
    texts={
        "pt": Copy(
            title="Máquinas que aprendem a hesitar",
            slug="maquinas-de-desenhar",
            summary="Três perguntas a Teresa Lobo, gravadora em Lisboa, que constrói máquinas de desenhar com peças de bicicleta e entrega o lápis a uma planta.",
            place="Lisboa",
            body=(
                Text(
                    "Na oficina de Teresa Lobo, em Lisboa, um feto de vaso está ligado por um fio de seda a um lápis. Entre os dois há um cabo de travão de bicicleta, o relógio de um barógrafo e muita paciência.",
                ),
                QA(
                    "O que desenha esta máquina?",
                    "Um dia. O tambor dá uma volta em vinte e quatro horas, a fronde sobe e desce com a humidade, e o lápis vai atrás. De manhã a linha é larga; ao meio-dia quase para; quando rego, dá um salto. Construí três máquinas que desenhavam depressa e bem. Deitei-as fora, porque só mostravam a minha habilidade. Esta hesita, e é na hesitação que vejo a planta.",
                ),
                QA(
                    "Então quem é o autor?",
                    "Eu assino, e respondo pelo que assino: escolhi o papel, o fio, a janela. Mas na ficha de cada gravura escrevo a espécie, a rega e o tempo que fez. Um dia o feto perdeu uma fronde e o desenho ficou coxo durante um mês. Imprimi esse mês inteiro. Foi o que mais me ensinou a desenhar.",
                ),
                Quote(
                    "Esta hesita, e é na hesitação que vejo a planta.",
                    "Teresa Lobo",
                ),
                QA(
                    "O que espera de quem vê as gravuras?",
                    "Que abrande. Pouca gente olha para um feto durante dez minutos, mas há quem olhe dez minutos para uma linha, à procura do sítio onde falhou. Quando percebem que naquele sítio faltou água, fazem-me perguntas de jardineiro. Um artista pode fazer isto pela sociedade em que vive: dar às pessoas um pretexto para prestarem atenção ao que já têm à janela.",
                ),
                Text(
                    "Antes de sairmos, a artista verifica o vaso com a ponta do dedo e pega no regador. No papel, o lápis dá o seu salto.",
                ),
            ),
        ),
        "en": Copy(
            title="Machines that learn to hesitate",
            slug="drawing-machines",
            summary="Three questions for Teresa Lobo, a Lisbon printmaker who builds drawing machines from bicycle parts and hands the pencil to a fern.",
            place="Lisbon",
            body=(
                Text(
                    "In Teresa Lobo’s workshop in Lisbon, a potted fern is tied to a pencil by a silk thread. Between the two come a bicycle brake cable, the clockwork of a barograph and a great deal of patience.",
                ),
                QA(
                    "What does this machine draw?",
                    "A day. The drum turns once in twenty-four hours, the frond rises and falls with the damp, and the pencil follows. In the morning the line is broad; by noon it has almost stopped; when I water the plant, it jumps. I built three machines that drew quickly and well. I threw them out: all they showed was how clever I was. This one hesitates, and in the hesitation I see the plant.",
                ),
                QA(
                    "So who is the author?",
                    "I sign, and I answer for what I sign: I chose the paper, the thread, the window. But the record of every print gives the species, the watering and the weather. Once the fern lost a frond and the drawing limped for a month. I printed that entire month. Nothing has taught me more about drawing.",
                ),
                Quote(
                    "This one hesitates, and in the hesitation I see the plant.",
                    "Teresa Lobo",
                ),
                QA(
                    "What do you hope for from people who see the prints?",
                    "That they slow down. Hardly anyone looks at a fern for ten minutes, yet some people will look at a line for ten minutes, hunting for the place where it went wrong. Once they see that the plant was thirsty there, they ask me gardeners’ questions. An artist can do that much for society: give people an excuse to pay attention to what is already on their windowsill.",
                ),
                Text(
                    "Before we go, she tests the soil and reaches for the watering can. On the paper, the pencil jumps.",
                ),
            ),
        ),
    },
)

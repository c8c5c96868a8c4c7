from cms.demo.content import Copy, Story, Text

STORY = Story(
    key="night-at-the-herbarium",
    kind="article",
    original="pt",
    section="heritage",
    authors=("ines-duarte",),
    date="2026-11-18",
    topics=("environment",),
    picture="photo-grass",
    state="moderation",
    texts={
        "pt": Copy(
            title="Uma noite no herbário",
            slug="noite-no-herbario",
            summary="O Herbário do Vale abriu portas depois do jantar, com vinte lanternas e a luz da sala apagada. O que se vê de uma planta quando se vê pouco.",
            body=(
                Text(
                    "Às nove da noite de uma sexta-feira de outubro, a luz da sala apagou-se e ninguém falou durante um bocado. Éramos vinte, cada um com uma lanterna pequena, à volta da mesa do Herbário do Vale, em Coimbra. «Ponham a luz de lado, rente ao papel», pediu a conservadora, Helena Vasconcelos.",
                    "De dia, uma gramínea prensada é um risco castanho. Com a luz rasante ganhou sombra, pelos, a bainha de cada folha. Uma criança contou em voz alta os nós do colmo e chegou a sete. O avô, que ceifou feno em novo, disse o nome da erva antes de ler a etiqueta, e disse outro. Ficaram os dois escritos.",
                    "Pelas onze, as lanternas foram-se apagando. Alguém abriu a janela que dá para a encosta e entrou o cheiro da erva cortada nessa tarde, a mesma da folha em cima da mesa. Demorámos a vestir os casacos.",
                ),
            ),
        ),
    },
)

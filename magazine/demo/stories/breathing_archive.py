from cms.demo.content import Copy, Heading, Quote, Story, Text

STORY = Story(
    key="breathing-archive",
    kind="article",
    original="pt",
    section="heritage",
    authors=("ines-duarte",),
    date="2026-10-01",
    topics=("environment",),
    picture="lead-seeds",
    issue=12,
    order=2,
    related=("seed-book",),
    texts={
        "pt": Copy(
            title="Um arquivo que respira",
            slug="arquivo-que-respira",
            summary="Num celeiro da Beira Baixa, três pessoas guardam sementes sem ar condicionado: leem o vento, secam a sílica no forno do pão e contam dez grãos por ano.",
            body=(
                Text(
                    "Às sete da manhã, Idalina Roque abre as portadas do lado norte do Arquivo da Eira e fica um momento parada, de mão no ar. O higrómetro dá-lhe um número; a mão, diz ela, dá-lhe a direção. Se o vento vem da ribeira, fecha. Se vem da serra, seco, deixa-o entrar.",
                    "O arquivo cabe num antigo celeiro da Beira Baixa, com paredes de xisto de quase um metro e trezentos e doze frascos em prateleiras de castanho. Há centeio, feijão, linho, melão, couve, quase tudo trazido pelas famílias do vale. A equipa são três pessoas, a sílica seca-se no forno do pão e cada ano tem o seu caderno.",
                ),
                Heading("Dez grãos por frasco"),
                Text(
                    "Uma semente guardada está viva e, por isso, respira: muito devagar, gastando um pouco de si. O ofício consiste em abrandá-la sem a parar. Seca e fresca, dura mais; mas nenhuma dura sempre, e até o frasco mais bem fechado tem prazo.",
                    "Todos os outonos, a equipa tira dez grãos de cada frasco, deita-os em mata-borrão húmido e conta os que acordam. Com oito ou mais, o frasco volta à prateleira. Com menos, vai para a terra na primavera seguinte, no campo de uma vizinha. Ao lado da coluna dos números há outra, mais larga, para o resto: a geada, a lagarta, quem emprestou o terreno.",
                ),
                Quote(
                    "Um arquivo de papel teme quem lhe mexe. O nosso morre se ninguém lhe mexer.",
                    "Idalina Roque, guardiã do Arquivo da Eira",
                ),
                Text(
                    "Ao meio-dia fecham-se as portadas. No escuro, o celeiro arrefece, a madeira estala, e trezentos e doze frascos gastam mais um dia, poupadinhos.",
                ),
            ),
        ),
    },
)

from cms.demo.content import Advice, Copy, Heading, Related, Story, Text

STORY = Story(
    key="crediting-pictures",
    kind="article",
    original="fr",
    section="heritage",
    authors=("claire-morel",),
    date="2026-05-14",
    topics=("artist-in-society",),
    picture="photo-china",
    issue=11,
    order=5,
    texts={
        "fr": Copy(
            title="Photographier le patrimoine, et le dire",
            slug="crediter-les-images",
            summary="Un titre, un nom, une licence, une source : la ligne sous l’image dit d’où elle vient et ce que l’on peut en faire. Mieux vaut ne pas la taper à la main.",
            body=(
                Text(
                    "Regardez la photographie qui ouvre cet article : un pavillon chinois, des boiseries rouges, un lac dans la brume. Quelqu’un a choisi cette distance et cette lumière, puis a publié l’image en disant à quelles conditions la reprendre. Ce quelqu’un signe danielbuechele ; la licence est la Creative Commons Attribution 2.0. En échange, on nous demande d’abord une ligne. Elle est sous l’image.",
                    "Cette ligne vaut un certificat de provenance. Le titre engage : s’il se trompe de pavillon, un lecteur peut protester. Le nom rappelle que l’on voit par les yeux d’une personne. La licence parle au suivant : sans elle, une enseignante prudente renonce et un imprudent se sert. La source permet d’aller vérifier tout le reste.",
                ),
                Heading("La ligne que personne ne tape"),
                Text(
                    "Recopiés à la main, les crédits s’abîment. Nous en gardons un, par affection, qui commence par « TThis file ». Ici, chaque renseignement a sa case et la ligne se compose seule, dans la langue de qui lit. Une case vide se voit ; on va demander.",
                    "Reste l’autre signature. Photographier un vase, c’est citer deux personnes, celle qui l’a tourné et celle qui l’a vu ainsi. Quand nous ignorons la première, écrivons-le : un blanc avoué a plus de chances d’être comblé.",
                ),
                Advice(
                    "Avant de publier une image",
                    "Remontez à la page où l’auteur l’a mise en ligne ; une copie a souvent perdu sa licence.",
                    "Recopiez le nom tel qu’il est signé, pseudonyme compris.",
                    "Nommez la licence avec sa version et liez-la à son texte.",
                    "Si vous avez recadré, dites-le.",
                ),
                Related("what-a-label-owes"),
            ),
        ),
        "en": Copy(
            title="Photograph heritage, and say who did",
            slug="crediting-pictures",
            summary="A title, a name, a licence, a source: the line under a picture says where it came from and what may be done with it. Best not typed by hand.",
            body=(
                Text(
                    "Look at the photograph at the head of this article: a Chinese pavilion, red woodwork, a lake in the haze. Somebody chose that distance and that light, then published the picture and said on what terms others could use it. That somebody signs as danielbuechele; the licence is Creative Commons Attribution 2.0. What it asks of us first, in return, is a line. It is there under the picture.",
                    "The line is as good as a certificate of provenance. The title commits itself: if it has the wrong pavilion, a reader can object. The name reminds us that we are looking through one person’s eyes. The licence speaks to whoever comes next: without it, a careful teacher goes without and a careless one helps himself. The source lets anyone check the rest.",
                ),
                Heading("The line nobody types"),
                Text(
                    "Copied out by hand, credits decay. We keep one, out of affection, that begins ‘TThis file’. Here every piece of information has a box of its own, and the line composes itself in the reader’s language. An empty box shows, and somebody goes and asks.",
                    "That leaves the other signature. To photograph a vase is to quote two people, the one who threw it and the one who saw it like that. When we do not know the first, let us write it down: a gap that is admitted stands a better chance of being filled.",
                ),
                Advice(
                    "Before you publish a picture",
                    "Go back to the page where its author put it online; a copy has often lost its licence.",
                    "Copy the name as it is signed, pseudonyms included.",
                    "Give the licence with its version, and link to its text.",
                    "If you have cropped, say so.",
                ),
                Related("what-a-label-owes"),
            ),
        ),
    },
)

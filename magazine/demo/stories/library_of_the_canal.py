from cms.demo.content import QA, Copy, Quote, Story, Text

STORY = Story(
    key="library-of-the-canal",
    kind="interview",
    original="fr",
    section="interviews",
    authors=("claire-morel",),
    interviewees=("amina-diallo",),
    date="2026-07-02",
    topics=("inclusivity", "tolerance"),
    picture="lead-reading",
    related=("lending-seeds",),
    texts={
        "fr": Copy(
            title="Le silence est facultatif",
            slug="silence-facultatif",
            summary="Trois questions à Amina Diallo, bibliothécaire à Paris : des dictionnaires près de la porte, une table pour les désaccords et une pile de livres conseillés.",
            place="Paris",
            body=(
                Text(
                    "À la Bibliothèque du Canal, à Paris, la porte reste ouverte dès qu’il fait doux. Le premier meuble que l’on rencontre est un rayon de dictionnaires ; le deuxième, une table à deux chaises.",
                ),
                QA(
                    "Pourquoi les dictionnaires à l’entrée ?",
                    "Ce sont les livres de ceux qui arrivent. Avant, ils étaient au fond, et pour les atteindre il fallait traverser la salle en ayant l’air d’un lecteur. Une dame venait chaque jour consulter le même, debout : elle préparait un rendez-vous. Je lui ai apporté une chaise, puis j’ai déplacé le rayon. Qui voit sa langue en entrant sait qu’il ne s’est pas trompé de porte.",
                ),
                QA(
                    "À quoi sert la table ?",
                    "À n’être pas d’accord. On lit à deux le même article, un paragraphe chacun, à voix haute, et on en parle. Une seule règle : avant de répondre, on redit ce que l’autre vient de dire, jusqu’à ce qu’il hoche la tête. Samedi, une lycéenne et un retraité ont débattu une heure des terrasses de café sans rien résoudre. Ils ont repris rendez-vous. Je crois que la tolérance commence par un agenda.",
                ),
                Quote("Je crois que la tolérance commence par un agenda.", "Amina Diallo"),
                QA(
                    "Et la pile, derrière le comptoir ?",
                    "Ce sont les livres que les lecteurs me conseillent. Je les lis dans l’ordre, manuels de pêche compris. Un garçon m’a prêté une bande dessinée en tamoul, que je ne lis pas ; il est venu trois mercredis me la traduire. Le premier, il cherchait ses mots. Le dernier, il corrigeait les miens. Accueillir quelqu’un, c’est aussi lui laisser la place de celui qui sait.",
                ),
                Text(
                    "Un téléphone sonne. Personne ne se retourne, sauf un bébé. Sur le panneau « Silence », quelqu’un a ajouté au crayon « de temps en temps ». Amina Diallo ne l’a pas effacé.",
                ),
            ),
        ),
        "pt": Copy(
            title="O silêncio é facultativo",
            slug="silencio-facultativo",
            summary="Três perguntas a Amina Diallo, bibliotecária em Paris: dicionários junto à porta, uma mesa para discordar e uma pilha de livros recomendados.",
            place="Paris",
            body=(
                Text(
                    "Na Bibliothèque du Canal, em Paris, a porta fica aberta mal o tempo aquece. O primeiro móvel que se encontra é uma estante de dicionários; o segundo, uma mesa com duas cadeiras.",
                ),
                QA(
                    "Porque estão os dicionários à entrada?",
                    "Porque são os livros de quem chega. Antes estavam ao fundo e, para lá chegar, era preciso atravessar a sala com ar de leitor. Uma senhora vinha todos os dias consultar o mesmo, de pé: preparava uma entrevista. Levei-lhe uma cadeira e depois mudei a estante de sítio. Quem vê a sua língua logo ao entrar já não pensa que se enganou na porta.",
                ),
                QA(
                    "Para que serve a mesa?",
                    "Para discordar. Leem duas pessoas o mesmo artigo, um parágrafo cada uma, em voz alta, e conversam. Há uma regra: antes de responder, repete-se o que a outra acabou de dizer, até ela acenar que sim. No sábado, uma aluna do secundário e um reformado discutiram durante uma hora as esplanadas dos cafés e não resolveram nada. Marcaram outro dia. Acho que a tolerância começa por uma agenda.",
                ),
                Quote("Acho que a tolerância começa por uma agenda.", "Amina Diallo"),
                QA(
                    "E a pilha atrás do balcão?",
                    "São os livros que os leitores me recomendam. Leio-os por ordem, manuais de pesca incluídos. Um rapaz emprestou-me uma banda desenhada em tâmil, que eu não leio; veio três quartas-feiras traduzir-ma. Na primeira, andava à procura das palavras. Na última, corrigia as minhas. Acolher alguém também é deixar-lhe o lugar de quem sabe.",
                ),
                Text(
                    "Toca um telefone. Ninguém se vira, a não ser um bebé. No letreiro que diz «Silêncio», alguém acrescentou a lápis «de vez em quando». Amina Diallo não o apagou.",
                ),
            ),
        ),
        "en": Copy(
            title="Silence is optional",
            slug="silence-is-optional",
            summary="Three questions for Amina Diallo, a librarian in Paris: dictionaries by the door, a table for disagreeing and a pile of books her readers chose.",
            place="Paris",
            body=(
                Text(
                    "At the Bibliothèque du Canal in Paris, the door stands open as soon as the weather turns mild. The first thing you meet is a shelf of dictionaries; the second, a table with two chairs.",
                ),
                QA(
                    "Why the dictionaries at the entrance?",
                    "Because they belong to people who have just arrived. They used to be at the back, and to reach them you had to cross the room looking like a reader. One woman came every day to use the same one, standing up: she was preparing for an interview. I brought her a chair, then I moved the shelf. See your own language as you walk in, and you know you’ve come to the right door.",
                ),
                QA(
                    "What is the table for?",
                    "Disagreeing. Two people read the same article aloud, a paragraph each, and then talk. One rule: before you reply, you repeat what the other person has just said, until they nod. On Saturday a sixth-former and a retired man argued for an hour about café terraces and settled nothing. They arranged to meet again. I believe tolerance begins with a diary.",
                ),
                Quote("I believe tolerance begins with a diary.", "Amina Diallo"),
                QA(
                    "And the pile behind the desk?",
                    "The books readers recommend to me. I read them in order, fishing manuals included. A boy lent me a comic in Tamil, which I can’t read, so he came on three Wednesdays to translate it. On the first he was hunting for words. By the last he was correcting mine. Welcoming somebody also means letting them be the one who knows.",
                ),
                Text(
                    "A telephone rings. No one turns round, except a baby. On the sign that says ‘Silence’, somebody has added in pencil ‘now and then’. Amina Diallo has not rubbed it out.",
                ),
            ),
        ),
    },
)

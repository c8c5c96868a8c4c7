from cms.demo.content import Copy, Story, Text

STORY = Story(
    key="the-museum-cat",
    kind="article",
    original="en",
    section="digital-engagement",
    authors=("ruth-adeyemi",),
    date="2026-11-16",
    topics=(),
    picture="photo-chelsea",
    state="rejected",
    texts={
        "en": Copy(
            title="In defence of the museum cat",
            slug="the-museum-cat",
            summary="Every museum that posts its cat apologises for it. A short plea on behalf of Bosun, who sleeps in a coil of hemp and answers no questions.",
            body=(
                Text(
                    "Every museum that posts a picture of its cat apologises for it. ‘Normal service will resume,’ somebody types, as though the animal had broken in. I should like to speak for the cat.",
                    "At the Ropewalk in Tarn Quay he is called Bosun, he is a tabby, and he sleeps in a coil of hemp by the window. Behind him on the sill there is a wooden mallet with a groove along its head. It had been posted three times on its own, to no reply. The day Bosun sat in front of it, people wanted to know what on earth that thing was, and a sailmaker’s widow told them.",
                    "A cat gives scale. It gives the shy something to say while they work up to their real question. I keep one rule: the description names the object first and the cat second. Bosun has declined to comment.",
                ),
            ),
        ),
    },
)

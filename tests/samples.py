"""A page of every type with every field filled in, in any language, for the tests of translation and of templates."""

import datetime
from decimal import Decimal

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField
from wagtail_localize.fields import TranslatableField

from cms.core.content.search_facets import get_kind
from cms.pages.blocks.bodies import NotesBlock
from exhibition.models import ArtworkArtist, EditionPartner, EditionWork
from home.models import MuseumWeekDay, MuseumWeekPartner
from magazine.models import InterviewInterviewee, RelatedStory, StoryAuthor, StoryPage, StoryTopic

from . import factories as f

WORDS = {"fr": "en français", "pt": "em português", "en": "in English"}

NOTE = "7d9f4a70-31a5-4f6b-9a53-0f6a1ac9e001"


class Samples:
    """All page types in one language, below that language's home page; created once, each after those that it needs."""

    def __init__(self, home):
        self.home = home
        self.locale = home.locale
        self.words = WORDS[home.locale.language_code]
        self.image = f.ImageFactory(title="Fougère")
        self.document = get_document_model().objects.create(title="Guide", file=ContentFile(b"guide", name="guide.pdf"))
        self.recording = f.RecordingFactory(title="Silence")
        self.section = f.SectionFactory(name=f"Section {self.words}", slug="section", locale=self.locale)
        self.topic = f.TopicFactory(name=f"Topic {self.words}", slug="topic", locale=self.locale)
        self.partner = f.PartnerFactory(name=f"Partner {self.words}", locale=self.locale, url="https://example.org/")
        self.institution = f.InstitutionFactory(name="Herbário do Vale", city="Coimbra", country="PT")
        for name, value in self.base("Home").items():
            setattr(home, name, value)
        self.home = home = self._publish(home)
        self.standing = f.StandardPageFactory(parent=home, slug="about", body=self.body("about"), **self.base("About"))
        self.people = f.PeopleIndexPageFactory(parent=home, slug="people", **self.base("People"))
        self.person = f.PersonPageFactory(
            parent=self.people,
            slug="ines-duarte",
            sort_name="Duarte, Inês",
            occupation=f"Journalist {self.words}",
            bio=f"<p>Writes {self.words}.</p>",
            institution=self.institution,
            website="https://example.org/ines",
            **(self.base("Inês Duarte") | {"title": "Inês Duarte"}),
        )
        self.years = f.MuseumWeekIndexPageFactory(
            parent=home, slug="museumweek", body=self.body("years"), **self.base("MuseumWeek")
        )
        self.year = self._make_year()
        self.magazine = f.MagazineIndexPageFactory(parent=home, slug="magazine", **self.base("Magazine"))
        self.issue = f.IssuePageFactory(
            parent=self.magazine,
            slug="issue-12",
            theme=f"Living {self.words}",
            cover=self.image,
            editorial=self.body("editorial"),
            **self.base("Issue"),
        )
        self.article = self._make_article()
        self.interview = self._make_interview()
        self.article.related_stories.add(RelatedStory(story=self.interview))
        self.article = self._publish(self.article)
        made_above = (type(self.article), type(self.interview))
        self.other_stories = [self._make_story(model) for model in StoryPage.list_types() if model not in made_above]
        self.exhibition = f.ExhibitionPageFactory(
            parent=home, slug="exhibition", body=self.body("exhibition"), **self.base("Exhibition")
        )
        self.work = self._make_work()
        self.edition = self._make_edition()

    @property
    def pages(self) -> list:
        """Return a page of each type, parents first."""
        return [
            self.home,
            self.standing,
            self.people,
            self.person,
            self.years,
            self.year,
            self.magazine,
            self.issue,
            self.article,
            self.interview,
            *self.other_stories,
            self.exhibition,
            self.work,
            self.edition,
        ]

    @property
    def snippets(self) -> list:
        return [self.section, self.topic, self.partner]

    def _publish(self, page):
        """Publish a page, with words in each translatable line of text that is still empty: no field is left out."""
        for declared in page.translatable_fields:
            field = declared.get_field(type(page))
            is_text = getattr(field, "get_internal_type", str)() in ("CharField", "TextField") and not field.choices
            if isinstance(declared, TranslatableField) and is_text and not getattr(page, field.name):
                words = f"{field.name} {self.words}"
                setattr(page, field.name, f"<p>{words}</p>" if isinstance(field, RichTextField) else words)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)  # fetched again: children in memory have no keys yet

    def base(self, name: str) -> dict:
        return {
            "title": f"{name} {self.words}",
            "seo_title": f"{name}, found {self.words}",
            "search_description": f"{name}, described {self.words}",
            "summary": f"{name}, summed up {self.words}.",
            "lead_picture": self.image,
            "lead_caption": f"{name}, shown {self.words}",
            "social_picture": self.image,
            "show_in_menus": True,
        }

    def body(self, name: str, *more) -> list:
        """Return every block of an article's body."""
        words = f"{name} {self.words}"
        image = {"image": self.image, "caption": f"Caption of {words}"}
        return [
            ("heading", f"Heading of {words}"),
            (
                "text",
                _rich(
                    f'<p>First of {words}.</p><p><b>Bold</b>, <a linktype="page" id="{self.home.pk}">a link</a>.</p>'
                ),
            ),
            ("picture", image),
            (
                "gallery",
                {"pictures": [image | {"caption": f"{n} of {words}"} for n in (1, 2)], "caption": f"All of {words}"},
            ),
            ("quote", {"text": f"Quoted from {words}", "attribution": f"Somebody {words}"}),
            (
                "advice",
                {"title": f"Advice of {words}", "text": _rich(f"<ul><li>One {words}</li><li>Two {words}</li></ul>")},
            ),
            ("verse", {"text": f"First line of {words}\nSecond line\n\nAnother stanza", "attribution": f"By {words}"}),
            ("table", self.table(words)),
            ("figures", self.figures(words)),
            ("timeline", self.timeline(words)),
            ("map", self.map(words)),
            ("audio", self.audio(words)),
            ("embed", {"url": "https://vimeo.com/1084537", "title": f"Film of {words}"}),
            ("download", {"document": self.document, "title": f"Guide of {words}"}),
            ("related_page", {"page": self.home}),
            *more,
            ("text", _rich(f'<p>Words with a <a linktype="footnote" id="{NOTE}">note of {words}</a>.</p>')),
            ("notes", NotesBlock().to_python([{"type": "item", "id": NOTE, "value": f"<p>Noted of {words}.</p>"}])),
        ]

    def table(self, words: str) -> dict:
        return {
            "caption": f"Table of {words}",
            "head": "both",
            "rows": [["", f"Left of {words}", f"Right of {words}"], [f"Row of {words}", "12", f"A cell of {words}"]],
            "source": f"Source of {words}",
        }

    def figures(self, words: str) -> dict:
        figures = [{"figure": f"{number} %", "label": f"Part {number} of {words}"} for number in (12, 88)]
        return {"title": f"Figures of {words}", "figures": figures, "source": f"Counted by {words}"}

    def map(self, words: str) -> dict:
        places = [
            {"name": f"Place {number} of {words}", "position": f"{number}.5, -9.1", "text": f"<p>What {words} saw.</p>"}
            for number in (38, 48)
        ]
        return {"title": f"Map of {words}", "places": places}

    def timeline(self, words: str) -> dict:
        entries = [
            {"date": "1987", "title": f"Start of {words}", "text": _rich(f"<p>Begun by {words}.</p>"), "image": None},
            {"date": f"May of {words}", "title": f"End of {words}", "text": _rich(""), "image": self.image},
        ]
        return {"title": f"Timeline of {words}", "entries": entries}

    def audio(self, words: str) -> dict:
        return {
            "recording": self.recording,
            "title": f"Recording of {words}",
            "chapters": [
                {"time": "0:00", "title": f"Start of {words}"},
                {"time": "0:05", "title": f"Middle of {words}"},
            ],
            "transcript": _rich(f"<p>Said of {words}.</p>"),
        }

    def _make_year(self):
        year = f.MuseumWeekPageFactory(
            parent=self.years,
            slug="2020",
            year=2020,
            start_date=datetime.date(2020, 5, 11),
            end_date=datetime.date(2020, 5, 17),
            theme=f"Living together {self.words}",
            body=self.body("year"),
            **self.base("Year"),
        )
        for number in (1, 2):
            year.days.add(
                MuseumWeekDay(
                    date=datetime.date(2020, 5, 10 + number),
                    hashtag=f"#Tag{number}MW",
                    text=f"Day {number} {self.words}",
                    locale=self.locale,
                )
            )
        year.partners.add(MuseumWeekPartner(partner=self.partner, locale=self.locale))
        return self._publish(year)

    def _fill_story(self, story):
        story.section = self.section
        story.topics.add(StoryTopic(topic=self.topic, locale=self.locale))
        story.authors.add(StoryAuthor(person=self.person))
        return story

    def _make_article(self):
        article = f.ArticlePageFactory(
            parent=self.issue,
            slug="article",
            date=datetime.date(2026, 10, 1),
            position=2,
            body=self.body("article"),
            **self.base("Article"),
        )
        return self._publish(self._fill_story(article))

    def _make_interview(self):
        question = {
            "question": f"What, {self.words}?",
            "answer": _rich(f"<p>This, {self.words}.</p><p>And that, {self.words}.</p>"),
        }
        interview = f.InterviewPageFactory(
            parent=self.issue,
            slug="interview",
            date=datetime.date(2026, 10, 2),
            position=1,
            institution=self.institution,
            place=f"Coimbra {self.words}",
            interview_date=datetime.date(2026, 9, 1),
            body=self.body("interview", ("question_answer", question)),
            **self.base("Interview"),
        )
        self._fill_story(interview)
        interview.interviewees.add(InterviewInterviewee(person=self.person))
        interview.related_stories.add(RelatedStory(story=self.article))
        return self._publish(interview)

    def _make_story(self, model):
        """Make a story of a type that has no function here: every type of story is tested as the others are."""
        name = get_kind(model)
        story = f.page_factory(model)(
            parent=self.issue,
            slug=name,
            date=datetime.date(2026, 10, 3),
            body=self.body(name),
            **self.base(name.capitalize()),
        )
        self._fill_story(story)
        for role in set(model.person_relations) - {"authors"}:
            link = model._meta.get_field(role).related_model
            getattr(story, role).add(link(person=self.person))
        story.related_stories.add(RelatedStory(story=self.article))
        return self._publish(story)

    def _make_work(self):
        work = f.ArtworkPageFactory(
            parent=self.exhibition,
            slug="work",
            year="2024",
            technique=f"Ink {self.words}",
            dimensions="40 × 50",
            label=f"<p>Label {self.words}.</p>",
            **self.base("Work"),
        )
        work.artists.add(ArtworkArtist(artist=self.person))
        return self._publish(work)

    def _make_edition(self):
        edition = f.EditionPageFactory(
            parent=self.exhibition,
            slug="edition",
            city=f"Lisbon {self.words}",
            country="PT",
            venue=f"Venue {self.words}",
            address="Cais 1",
            latitude=Decimal("38.72"),
            longitude=Decimal("-9.14"),
            start_date=datetime.date(2026, 10, 15),
            end_date=datetime.date(2027, 1, 31),
            hours=f"10 a.m. to 6 p.m. {self.words}",
            body=self.body("edition"),
            **self.base("Edition"),
        )
        edition.works.add(EditionWork(work=self.work))
        edition.partners.add(EditionPartner(partner=self.partner, locale=self.locale))
        return self._publish(edition)


def _rich(source: str):
    from wagtail.rich_text import RichText

    return RichText(source)

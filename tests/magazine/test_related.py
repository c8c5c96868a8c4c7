"""Related stories: the editor's choice in the editor's order, then stories with a common topic."""

import datetime

import pytest

from magazine.models import RelatedStory, StoryPage, StoryTopic
from magazine.querysets import CANDIDATES
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(roots):
    magazine = MagazineIndexPageFactory(parent=roots["fr"], slug="magazine")

    def write(title, day=1, **kwargs):
        date = datetime.date(2026, 1, day)
        return ArticlePageFactory(parent=magazine, title=title, slug=title.lower(), date=date, **kwargs)

    return write


def read_titles(story):
    return [ref.page.title for ref in StoryPage.objects.list_related(type(story).objects.get(pk=story.pk))]


def test_chosen_stories_stand_in_the_order_that_the_editor_gave_them(write):
    story, first, second = write("Un"), write("Deux"), write("Trois")
    story.related_stories = [RelatedStory(story=first, sort_order=0), RelatedStory(story=second, sort_order=1)]
    story.save()
    assert read_titles(story) == ["Deux", "Trois"]
    rows = {row.story_id: row for row in story.related_stories.all()}  # the editor moves one up: the rows stay
    rows[second.pk].sort_order, rows[first.pk].sort_order = 0, 1
    for row in rows.values():
        row.save()
    assert read_titles(story) == ["Trois", "Deux"]


def test_the_newest_that_share_a_topic_follow_and_three_are_enough(write, fr):
    topic = TopicFactory(locale=fr, name="Jardins", slug="jardins")
    story, chosen = write("Un"), write("Choisi")
    story.related_stories = [RelatedStory(story=chosen)]
    for number, other in enumerate([story, *(write(f"Jardin{day}", day=day) for day in (2, 3, 4))]):
        other.topics = [StoryTopic(topic=topic, locale=fr, sort_order=number)]
        other.save()
    write("Ailleurs", day=9)
    assert read_titles(story) == ["Choisi", "Jardin4", "Jardin3"]


def test_a_draft_is_not_to_be_read_next(write):
    story, draft = write("Un"), write("Brouillon", live=False)
    story.related_stories = [RelatedStory(story=draft)]
    story.save()
    assert read_titles(story) == []


def test_of_those_that_share_a_topic_the_reader_s_language_comes_first_and_the_editor_s_choice_before_all(
    write, roots, fr, pt
):
    topic = TopicFactory(locale=fr, name="Jardins", slug="jardins")
    translated = topic.copy_for_translation(pt)
    translated.save()
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    portuguese = [
        ArticlePageFactory(parent=magazine, title=title, slug=title.lower(), date=datetime.date(2026, 2, day))
        for day, title in enumerate(("Escolhido", "Recente", "Outro"), start=1)
    ]
    story, french = write("Un"), write("Ancien", day=1)
    story.related_stories = [RelatedStory(story=portuguese[0])]
    for other in (story, french):
        other.topics = [StoryTopic(topic=topic, locale=fr)]
        other.save()
    for other in portuguese[1:]:
        other.topics = [StoryTopic(topic=translated, locale=pt)]
        other.save()
    assert read_titles(story) == ["Escolhido", "Ancien", "Outro"]


def test_the_reader_s_language_comes_first_among_more_stories_of_a_topic_than_are_looked_at(write, roots, fr, pt):
    topic = TopicFactory(locale=fr, name="Jardins", slug="jardins")
    translated = topic.copy_for_translation(pt)
    translated.save()
    magazine = MagazineIndexPageFactory(parent=roots["pt"], slug="revista")
    first = datetime.date(2026, 2, 1)
    for number in range(CANDIDATES + 2):
        date = first + datetime.timedelta(days=number)
        other = ArticlePageFactory(parent=magazine, title=f"Jardim{number}", slug=f"jardim{number}", date=date)
        StoryTopic.objects.create(page=other, topic=translated, locale=pt)
    story, french = write("Un"), write("Ancien", day=1)
    for other in (story, french):
        StoryTopic.objects.create(page=other, topic=topic, locale=fr)
    assert read_titles(story) == ["Ancien", f"Jardim{CANDIDATES + 1}", f"Jardim{CANDIDATES}"]

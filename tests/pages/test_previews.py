"""A preview shows the draft as it is in the form, also what has not been saved yet."""

import datetime

import pytest
from wagtail.models import get_page_models

from cms.pages.models import BasePage
from exhibition.models import EditionPartner, EditionWork
from home.models import MuseumWeekDay, MuseumWeekPartner
from magazine.models import ArticlePage, InterviewInterviewee, InterviewPage, RelatedStory, StoryAuthor, StoryTopic
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def samples(roots):
    return Samples(roots["pt"])


@scene
def person(samples):
    return samples.person


def show(page) -> str:
    """Return what the preview panel renders."""
    page.locale = page.locale or page.get_parent().locale
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert response.status_code == 200
    return response.render().content.decode() if hasattr(response, "render") else response.content.decode()


def test_a_storys_preview_names_people_and_topics_that_are_not_saved_yet(samples, person):
    interview = InterviewPage.objects.get(pk=samples.interview.pk)
    other = person.copy(update_attrs={"title": "Outra Pessoa", "slug": "outra"}, to=samples.people)
    interview.authors = [StoryAuthor(person=other)]
    interview.interviewees = [InterviewInterviewee(person=person)]
    interview.topics = [StoryTopic(topic=samples.topic, locale=samples.locale)]
    interview.related_stories = [RelatedStory(story=samples.article)]
    other.save_revision().publish()
    html = show(interview)
    assert "Outra Pessoa" in html
    assert samples.topic.name in html
    assert samples.article.title in html


def test_an_editions_preview_shows_works_and_partners_that_are_not_saved_yet(samples):
    edition = type(samples.edition).objects.get(pk=samples.edition.pk)
    edition.works = [EditionWork(work=samples.work)]
    edition.partners = [EditionPartner(partner=samples.partner, locale=samples.locale)]
    html = show(edition)
    assert samples.work.title in html
    assert samples.partner.name in html


def test_a_years_preview_shows_days_and_partners_that_are_not_saved_yet(samples):
    year = type(samples.year).objects.get(pk=samples.year.pk)
    year.days = [MuseumWeekDay(date=datetime.date(2020, 5, 11), hashtag="#NovaMW", text="Novo", locale=samples.locale)]
    year.partners = [MuseumWeekPartner(partner=samples.partner, locale=samples.locale)]
    html = show(year)
    assert "#Nova<wbr>MW" in html
    assert samples.partner.name in html


@pytest.mark.parametrize("model", [m for m in get_page_models() if issubclass(m, BasePage) and m.is_creatable])
def test_a_page_that_was_never_saved_can_be_previewed(samples, model):
    parents = {page._meta.label: page for page in samples.pages}
    parent = next((parents[label] for label in model.parent_page_types if label in parents), samples.home.get_parent())
    page = model(title="Rascunho", slug="rascunho", locale=samples.locale)
    page.set_url_path(parent)
    page.path = model._get_children_path_interval(parent.path)[0]
    page.depth = parent.depth + 1
    assert "Rascunho" in show(page) or model.__name__ == "HomePage"


def test_the_live_page_is_not_touched(samples):
    article = ArticlePage.objects.get(pk=samples.article.pk)
    article.title = "Outro"
    show(article)
    assert ArticlePage.objects.get(pk=article.pk).title != "Outro"

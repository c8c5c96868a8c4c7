"""Stories with bodies, translated and live, and ways to change their originals."""

import pytest

from cms.translation.models import TextState
from cms.translation.text.segments import find_missing
from cms.translation.workflow import moderation
from magazine.models import StoryAuthor
from tests.factories import (
    ArticlePageFactory,
    ImageFactory,
    MagazineIndexPageFactory,
    PeopleIndexPageFactory,
    PersonPageFactory,
)
from tests.scenes import scene


@scene
def magazine(newsroom):
    return MagazineIndexPageFactory(parent=newsroom["fr"], title="Magazine", slug="magazine")


@scene
def people(newsroom):
    index = PeopleIndexPageFactory(parent=newsroom["fr"], title="Personnes", slug="personnes")
    return [PersonPageFactory(parent=index, title=name, slug=name.lower()) for name in ("Ada", "Inês", "Zoé")]


@scene
def images():
    return [ImageFactory(title=name) for name in ("Un", "Deux", "Trois")]


@pytest.fixture
def publish_story(magazine, people, images, start, fill, superuser, commit):
    """Publish an article in French with a body, and its translation into Portuguese without some paths."""

    def publish_story(body, leave_out=(), mark="[{}]".format):
        page = ArticlePageFactory(
            parent=magazine, title="Un texte", slug="un-texte", summary="Un résumé.", body=body, live=False
        )
        page.authors.add(StoryAuthor(person=people[0]))
        page.save_revision().publish()
        translation = start(page=page)
        missing = {segment.context.path for segment in find_missing(translation)}
        fill(translation, *(path for path in missing if path.split(".")[-1] not in leave_out), mark=mark)
        with commit():
            moderation.publish(translation, superuser.user, with_missing=bool(leave_out))
        return translation

    return publish_story


@pytest.fixture(scope="session")
def edit(commit):
    """Change an original with a function that takes it, and publish it."""

    def edit(translation, change):
        page = translation.source.get_source_instance().get_latest_revision_as_object()
        change(page)
        with commit():
            page.save_revision().publish()
        return page

    return edit


@pytest.fixture(scope="session")
def edit_body(edit):
    """Change the stored body of an original, a list of blocks, and publish it."""

    def edit_body(translation, change, **values):
        def change_page(page):
            blocks = [dict(block) for block in page.body.get_prep_value()]
            page.body = page.body.stream_block.to_python(change(blocks) or blocks)
            for name, value in values.items():
                setattr(page, name, value)

        return edit(translation, change_page)

    return edit_body


@pytest.fixture(scope="session")
def read_body():
    """Return the stored body of a live translation."""
    return lambda translation: translation.get_target_instance().body.get_prep_value()


@pytest.fixture(scope="session")
def read_row():
    return lambda translation: TextState.objects.get(translation=translation)

"""Users and texts for the traps. Nothing here needs our app: the same tests run on plain wagtail-localize too."""

import pytest
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringTranslation

from tests.scenes import scene
from tests.translation.conftest import act, fill, put, start  # noqa: F401 - fixtures


@pytest.fixture(scope="session")
def send(commit):
    """Send a page to translation with wagtail-localize's form."""

    def send(desk, page, *locales, **data):
        data["locales"] = [locale.pk for locale in locales]
        with commit():
            return desk.post("wagtail_localize:submit_page_translation", page.pk, data=data)

    return send


@scene
def live(start, fill, commit, superuser):  # noqa: F811
    """A French page and its complete Portuguese translation, both live."""
    translation = start()
    fill(translation)
    with commit():
        translation.save_target(publish=True, user=superuser.user)
    assert translation.get_target_instance().live
    return translation


@pytest.fixture(scope="session")
def publish_source(commit):
    """Change the original of a translation, and publish it."""

    def publish_source(translation, **changes):
        page = Page.objects.get(pk=translation.source.get_source_instance().pk).specific
        for name, value in changes.items():
            setattr(page, name, value)
        with commit():
            page.save_revision().publish()
        translation.source.refresh_from_db()
        return page

    return publish_source


@pytest.fixture(scope="session")
def read_words():
    """Return the rows of a translation by the sentence of the source."""

    def read_words(translation):
        rows = StringTranslation.objects.filter(
            locale=translation.target_locale, context__object_id=translation.source.object_id
        ).select_related("translation_of")
        return {row.translation_of.data: row for row in rows}

    return read_words


@pytest.fixture(scope="session")
def forgiving():
    """The browser of a user who sees a server error as a status: 500."""

    def forgiving(desk):
        browser = Client(raise_request_exception=False)
        browser.force_login(desk.user)
        return browser

    return forgiving

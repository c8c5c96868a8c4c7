"""The HTML of bodies is stored at publication and is never stale: what it refers to can change, and so can the code."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page, PageViewRestriction

from cms.images.responsive.renditions import list_missing, make_renditions
from cms.rendered_bodies import asked, storing
from cms.rendered_bodies.models import StoredBody
from cms.rendered_bodies.rendering import CONTENTS, LEAD, render_body, render_contents, render_lead
from cms.rendered_bodies.storing import find_bodies, find_pages_to_store, get_body_html, store_body
from cms.rendered_bodies.tasks import enqueue_storing, store_missing_bodies
from home.models import HomePage
from tests.factories import ArticlePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def read_stored(page) -> str:
    """Return the stored HTML as readers would get it now, or ""."""
    row = StoredBody.objects.filter(pk=page.pk).first()
    return row.html if row and row.is_current else ""


def make_article(samples, *blocks):
    article = ArticlePageFactory(parent=samples.issue, title="Lié", slug="lie", body=list(blocks))
    store_body(article.pk)
    return article


def publish(page, **values):
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_body_is_stored_when_its_page_is_published(samples, commit):
    with commit():
        publish(samples.article, title="Publié")

    assert "First of article en français" in read_stored(samples.article)


def test_what_is_stored_is_what_would_be_rendered(article):
    """In the page's own language, whatever the language of the task; as for a reader whose page the routing found."""
    page = type(article).objects.get(pk=article.pk)
    page.is_known_unrestricted = True

    assert read_stored(page) == render_body(page)
    assert "Voir aussi" in read_stored(page)


def test_the_lead_image_and_the_contents_are_stored_with_it_as_they_would_be_rendered(samples):
    headings = [
        block for word in ("Un", "Deux", "Trois") for block in (("heading", word), ("text", "<p>mot </p>" * 260))
    ]
    article = make_article(samples, *headings)
    type(article).objects.filter(pk=article.pk).update(lead_picture=samples.image, lead_caption="Une légende")
    StoredBody.objects.all().update(code_key="")
    assert store_body(article.pk)
    page = type(article).objects.get(pk=article.pk)
    page.is_known_unrestricted = True

    assert 'href="#h-deux"' in page.stored_body.extras[CONTENTS]
    assert page.stored_body.extras[CONTENTS] == render_contents(page, render_body(page))
    assert "Une légende" in page.stored_body.extras[LEAD]
    assert page.stored_body.extras[LEAD] == render_lead(page)


def test_credits_lead_to_the_pages_of_images_while_the_page_is_public(samples, commit):
    make_renditions(samples.image)
    article = make_article(samples, ("picture", {"image": samples.image, "caption": "Une image"}))
    with override("fr"):
        link = reverse("image_credit", args=[samples.image.pk])
    assert link in read_stored(article)

    with commit():
        PageViewRestriction.objects.create(page=samples.magazine, restriction_type="login")

    assert read_stored(article)
    assert link not in read_stored(article)


def test_readers_are_given_what_is_stored(client, article):
    StoredBody.objects.filter(pk=article.pk).update(html="<p>As stored.</p>")

    assert "<p>As stored.</p>" in client.get(article.get_url()).content.decode()


def test_a_body_is_neither_stored_nor_queued_by_a_readers_request(client, samples):
    client.get(samples.article.get_url())
    with CaptureQueriesContext(connection) as queries:
        assert "First of article" in client.get(samples.article.get_url()).content.decode()

    assert not [query["sql"] for query in queries if not query["sql"].startswith("SELECT")]
    assert not StoredBody.objects.filter(pk=samples.article.pk).exclude(code_key="").exists()


def test_a_preview_shows_the_draft_and_not_what_is_stored(article, rf):
    draft = type(article).objects.get(pk=article.pk)
    draft.body = [("heading", "Not public yet")]
    response = draft.make_preview_request(rf.get("/"))

    assert "Not public yet" in response.rendered_content
    assert "First of article" not in response.rendered_content


def test_what_is_scheduled_is_not_stored_before_its_hour(samples, commit):
    later = timezone.now() + datetime.timedelta(days=1)
    with commit():
        page = ArticlePageFactory(parent=samples.issue, slug="later", live=False, body=samples.body("later"))
        publish(page, go_live_at=later)

    assert read_stored(page) == ""
    assert not find_pages_to_store().filter(pk=page.pk).exists()


def test_the_images_of_a_page_are_made_once_it_is_published(samples, commit):
    samples.image.renditions.all().delete()
    with commit():
        publish(samples.article, title="Publié")

    assert not list_missing(type(samples.image).objects.get(pk=samples.image.pk))
    assert "<picture" in read_stored(samples.article)


# --- What a body refers to ------------------------------------------------------------------------------------------


def test_an_images_new_alt_text_and_title_are_read_at_once(client, article, samples, commit):
    with commit():
        samples.image.stage_texts("fr", text="Une crosse de fougère", title="Crosse")
        samples.image.save()

    for html in (read_stored(article), client.get(article.get_url()).content.decode()):
        assert 'alt="Une crosse de fougère"' in html
        assert "Crosse" in html


def test_the_lead_images_new_words_and_end_are_read_at_once(client, article, samples, commit):
    def read_lead():
        return client.get(article.get_url()).content.decode().partition('<div class="lead">')[2].partition("</div>")[0]

    with commit():
        samples.image.stage_texts("fr", text="Une crosse de fougère")
        samples.image.save()
    assert 'alt="Une crosse de fougère"' in read_lead()
    with commit():
        publish(type(article).objects.get(pk=article.pk), lead_caption="Une autre légende")
    assert "Une autre légende" in read_lead()
    with commit():
        samples.image.expires_on = timezone.localdate() - datetime.timedelta(days=1)
        samples.image.save()
    assert "<picture" not in read_lead()


def test_the_contents_of_a_draft_are_those_of_the_draft(article, rf):
    draft = type(article).objects.get(pk=article.pk)
    draft.body = [
        block for word in ("Un", "Deux", "Trois") for block in (("heading", word), ("text", "<p>mot </p>" * 260))
    ]
    draft.lead_caption = "Une légende de brouillon"
    shown = draft.make_preview_request(rf.get("/")).rendered_content

    assert 'href="#h-trois"' in shown
    assert "Une légende de brouillon" in shown


def test_a_linked_pages_new_slug_is_read_at_once(client, article, samples, commit):
    linked = StandardPageFactory(parent=samples.home, title="Contact", slug="contact")
    page = make_article(samples, ("text", f'<p><a linktype="page" id="{linked.pk}">x</a></p>'))
    assert "/fr/contact/" in read_stored(page)
    with commit():
        publish(linked, slug="ecrire")

    for html in (read_stored(page), client.get(page.get_url()).content.decode()):
        assert "/fr/ecrire/" in html
        assert "/fr/contact/" not in html


def test_nothing_stale_is_given_before_the_background_has_worked(article, samples):
    """It is marked in the change's own transaction, and rendered in requests until the worker has run."""
    samples.image.stage_texts("fr", text="Une crosse")
    samples.image.save()

    assert read_stored(article) == ""
    assert 'alt="Une crosse"' in get_body_html(type(article).objects.get(pk=article.pk))


def rename(linked):
    publish(linked, title="Nouveau titre")


def unpublish(linked):
    linked.unpublish()


def restrict(linked):
    PageViewRestriction.objects.create(page=linked.get_parent(), restriction_type="login")


def delete(linked):
    linked.delete()


def move(linked):
    linked.get_parent().move(HomePage.objects.get(slug=linked.get_ancestors()[1].slug).get_first_child(), "last-child")


def rename_the_parent(linked):
    publish(linked.get_parent().specific, slug="ailleurs")


@pytest.mark.parametrize("change", [rename, unpublish, restrict, delete, move, rename_the_parent])
def test_whatever_happens_to_a_related_page_or_above_it_shows(samples, commit, change):
    above = StandardPageFactory(parent=samples.home, title="Above", slug="above")
    linked = StandardPageFactory(parent=above, title="Ancien titre", slug="linked")
    page = make_article(samples, ("related_page", {"page": linked}))
    before = read_stored(page)
    assert "Ancien titre" in before
    with commit():
        change(type(linked).objects.get(pk=linked.pk))

    assert StoredBody.objects.get(pk=page.pk).is_current
    assert read_stored(page) == render_body(type(page).objects.get(pk=page.pk)) != before


def test_a_link_follows_the_linked_page_into_the_readers_language(samples, roots, commit):
    elsewhere = StandardPageFactory(parent=roots["en"], title="Contact us", slug="contact-us")
    page = make_article(samples, ("text", f'<p><a linktype="page" id="{elsewhere.pk}">x</a></p>'))
    assert "/en/contact-us/" in read_stored(page)
    with commit():
        translated = StandardPageFactory(
            parent=samples.home, title="Nous écrire", slug="nous-ecrire", translation_key=elsewhere.translation_key
        )
    assert "/fr/nous-ecrire/" in read_stored(page)
    with commit():
        translated.unpublish()
    assert "/en/contact-us/" in read_stored(page)


def test_a_documents_new_title_and_an_images_new_rendition_show(samples, commit):
    page = make_article(samples, ("download", {"document": samples.document}), ("picture", {"image": samples.image}))
    with commit():
        samples.document.title = "Règlement"
        samples.document.save()
    assert "Règlement" in read_stored(page)
    with commit():
        samples.image.renditions.filter(filter_spec__contains="avif").delete()
    assert "image/avif" not in read_stored(page)
    with commit():
        make_renditions(samples.image)
    assert "image/avif" in read_stored(page)


def test_an_expired_image_is_gone_the_day_after_its_last(samples, commit, monkeypatch):
    last = timezone.localdate() + datetime.timedelta(days=3)
    page = make_article(samples, ("picture", {"image": samples.image}))
    with commit():
        samples.image.expires_on = last
        samples.image.save()
    assert "<picture" in read_stored(page)

    monkeypatch.setattr(timezone, "localdate", lambda *args: last + datetime.timedelta(days=1))
    assert "<picture" not in get_body_html(type(page).objects.get(pk=page.pk))
    assert find_pages_to_store().filter(pk=page.pk).exists()


def test_a_change_while_a_body_is_rendered_keeps_it_from_being_stored(samples, monkeypatch):
    """HTML rendered before the change must not be stored after it."""
    StoredBody.objects.all().delete()

    def render_slowly(page):
        html = render_body(page)
        samples.image.stage_texts("fr", text="Meanwhile")
        samples.image.save()
        return html

    monkeypatch.setattr(storing, "render_body", render_slowly)
    assert not store_body(samples.article.pk)
    assert read_stored(samples.article) == ""


def test_who_writes_about_people_does_not_have_bodies_rendered_anew(article, samples, commit):
    """A person is not part of a body: stories have people as authors."""
    changes = StoredBody.objects.get(pk=article.pk).changes
    with commit():
        publish(samples.person, title="Inês D. Duarte")

    assert StoredBody.objects.get(pk=article.pk).changes == changes


# --- The code --------------------------------------------------------------------------------------------------------


def test_a_deploy_has_all_bodies_rendered_anew(article, monkeypatch):
    StoredBody.objects.filter(pk=article.pk).update(html="By the former code", code_key="0" * 64)

    assert "By the former code" not in get_body_html(type(article).objects.get(pk=article.pk))
    assert find_pages_to_store().filter(pk=article.pk).exists()
    store_body(article.pk)
    assert "First of article" in read_stored(article)


# --- Lists -----------------------------------------------------------------------------------------------------------


def test_the_bodies_of_a_list_take_one_query(article, samples, django_assert_num_queries):
    store_body(samples.interview.pk)
    pages = list(Page.objects.filter(pk__in=[article.pk, samples.interview.pk]))
    with django_assert_num_queries(1):
        bodies = find_bodies(pages)

    assert "First of article" in bodies[article.pk]
    assert "First of interview" in bodies[samples.interview.pk]


def test_the_bodies_of_a_list_are_complete_where_not_all_are_stored(article, samples):
    bodies = find_bodies([article, samples.interview, samples.person])

    assert "First of interview" in bodies[samples.interview.pk]
    assert bodies[samples.person.pk] == ""


def test_a_body_that_a_reader_asked_for_is_stored_again_by_itself(article, client, settings, monkeypatch):
    """As after a deployment: the request stores nothing, one task of the background stores all."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(asked, "_asked", False)
    monkeypatch.setattr(asked, "_taken_at", -asked.EVERY)
    client.get(article.url)
    enqueue_storing()
    assert not DBTaskResult.objects.exists(), "all is stored"
    StoredBody.objects.update(code_key="of the former code")
    client.get(article.url)
    client.get(article.url)
    assert not DBTaskResult.objects.exists(), "the request itself writes nothing"
    for _ in range(3):
        enqueue_storing()
        asked.note_missing()
    assert [row.task_path for row in DBTaskResult.objects.all()] == ["cms.rendered_bodies.tasks.store_missing_bodies"]
    store_missing_bodies.call()
    assert "Voir aussi" in read_stored(article)


def test_a_feed_asks_for_missing_bodies_too(article, monkeypatch):
    monkeypatch.setattr(asked, "_asked", False)
    find_bodies([article])
    assert not asked._asked
    StoredBody.objects.update(code_key="of the former code")
    find_bodies([article])
    assert asked._asked

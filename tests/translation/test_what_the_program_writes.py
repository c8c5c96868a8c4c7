"""Program fields of a text are true for that text only, and only until it is edited freely."""

from bs4 import BeautifulSoup
from django.apps import apps
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import StringTranslation

from cms.core.editing.program_fields import has_program_values
from cms.translation.text.filling import fill_segments, start_translation
from cms.translation.workflow import moderation
from magazine.models import ArticlePage
from tests.factories import ArticlePageFactory, MagazineIndexPageFactory, UserFactory
from tests.scenes import scene

OWN_APPS = {"home", "magazine", "exhibition", "search"}
# Wagtail keeps these itself.
OF_WAGTAIL = {
    *("translation_key", "locale", "latest_revision", "live", "has_unpublished_changes", "live_revision", "expired"),
    *("first_published_at", "last_published_at", "locked", "locked_at", "locked_by", "alias_of"),
}


@scene
def incomplete(newsroom, fr, pt, superuser):
    """A Portuguese article, published in French with its summary in Portuguese; a machine began the translation."""
    index = MagazineIndexPageFactory(parent=newsroom["pt"], title="Revista", slug="revista")
    translation = start_translation(index, fr)
    fill_segments(translation, lambda segment: f"x{segment.pk}")
    translation.save_target(publish=True)
    article = ArticlePageFactory(parent=index, title="Um arquivo", slug="um-arquivo", summary="Um resumo em português.")
    article.save_revision().publish()
    translation = start_translation(article, fr)
    translation.save_target(publish=False)
    paths = {"summary": None, "slug": "une-archive"}
    translator = UserFactory()
    fill_segments(translation, lambda s: paths.get(s.context.path, "Des mots français"), user=translator)
    StringTranslation.objects.filter(context__path="title", locale=fr).update(
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE, tool_name="Machine"
    )
    moderation.publish(translation, superuser.user, with_missing=True)
    return translation


def read(translation):
    return ArticlePage.objects.get(pk=translation.get_target_instance().pk)


def stop(translation):
    translation.enabled = False
    translation.save()


def list_languages(client, page):
    soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    tags = soup.find_all(["meta", "p", "title"], lang=True)
    # "This text does not exist in English yet" addresses readers of that language.
    return {tag["lang"] for tag in tags if "not-in" not in tag.get("class", [])} - {"fr"}


def test_every_field_that_people_do_not_edit_says_who_writes_it():
    for model in {*get_page_models(), *get_snippet_models()} - {Page}:
        if model._meta.app_label not in OWN_APPS:
            continue
        written = set(getattr(model, "written_by_program", ())) | set(getattr(model, "worked_out", ()))
        own = {f.name for f in model._meta.get_fields() if f.concrete and not getattr(f, "editable", True)}
        own -= {f.name for f in Page._meta.get_fields()} | OF_WAGTAIL
        assert own <= written, model
        assert {f.name for f in apps.get_model(model._meta.label)._meta.get_fields()} >= written


def test_a_copy_claims_nobodys_work(incomplete, superuser):
    page = read(incomplete)
    assert has_program_values(page)
    copied = page.copy(update_attrs={"slug": "copie"}, user=superuser.user, keep_live=True)
    copied = ArticlePage.objects.get(pk=copied.pk)
    for name in copied.written_by_program:
        field = copied._meta.get_field(name)
        assert getattr(copied, field.attname) == field.get_default()
    assert not has_program_values(copied.get_latest_revision_as_object())


def test_parts_written_after_a_stop_are_in_the_language_of_the_page(incomplete, client):
    page = read(incomplete)
    assert list_languages(client, page) == {"pt"}
    stop(incomplete)
    page = read(incomplete)
    page.summary = "Un résumé en français."
    page.save_revision().publish()
    page = read(incomplete)
    assert not has_program_values(page)
    assert not list_languages(client, page)
    assert page.word_count == read(incomplete).word_count


def test_parts_that_nobody_touched_after_a_stop_keep_their_language(incomplete, client):
    stop(incomplete)
    page = read(incomplete)
    page.title = "Un autre titre"
    page.save_revision().publish()
    page = read(incomplete)
    assert page.untranslated_parts == {"language": "pt", "paths": ["summary"]}
    assert (page.translated_by, page.reviewed_by, page.translation_shares) == (None, None, {})
    assert list_languages(client, page) == {"pt"}


def test_a_stopped_translation_that_nobody_edits_keeps_its_byline(incomplete):
    translator = read(incomplete).translated_by
    assert translator is not None
    stop(incomplete)
    assert read(incomplete).translated_by == translator


def test_a_translation_that_is_followed_again_is_credited_again(incomplete, superuser):
    translator = read(incomplete).translated_by
    stop(incomplete)
    page = read(incomplete)
    page.title = "Un autre titre"
    page.save_revision().publish()
    incomplete.enabled = True
    incomplete.save()
    moderation.publish(incomplete, superuser.user, with_missing=True)
    page = read(incomplete)
    assert page.translated_by == translator
    assert page.untranslated_parts["paths"] == ["summary"]

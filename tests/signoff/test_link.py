"""The page behind the link: read without an account, kept by nobody, ended when it should be."""

import datetime
import logging

import pytest
from django.test import Client
from django.utils import timezone

from cms.bin.deleting import put_in_bin
from cms.serving.secret_paths import MaskSecretPaths, mask
from cms.signoff.models import SignOff, SignOffComment
from magazine.models import InterviewPage, RelatedStory
from tests import factories as f

from .conftest import FIRST, edit, make_body

pytestmark = pytest.mark.django_db


def test_the_draft_is_read_as_it_will_be_and_in_its_language_with_words_in_the_person_s(helena, interview):
    edit(interview, body=make_body(first="<p>Un geste, encore.</p>"))
    said = helena.read()
    assert '<html lang="fr">' in said
    assert "Un geste, encore." in said
    assert said.count('class="block-qa"') == said.count("Comentar esta resposta") == 2
    assert 'lang="pt"' in said


def test_no_cookie_no_cache_no_index_no_referrer(helena):
    for response in (helena.open(), helena.send(comment="Olá"), helena.send(shown="x")):
        assert response["Cache-Control"] == "private, no-store"
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
    said = helena.read()
    assert "csrfmiddlewaretoken" not in said
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in said
    assert "application/ld+json" not in said
    assert 'rel="alternate"' not in said


def test_a_member_of_the_newsroom_sees_the_same_page_and_keeps_their_session(helena, editor):
    response = editor.browser.get(helena.path)
    assert "wagtail-userbar" not in response.content.decode()
    assert not response.cookies
    assert editor.get("wagtailadmin_home").status_code == 200


def test_the_token_is_stored_as_a_hash_and_in_no_log(helena, caplog):
    sign_off = SignOff.objects.get()
    assert helena.token not in str(vars(sign_off))
    caplog.handler.addFilter(MaskSecretPaths())
    with caplog.at_level(logging.DEBUG):
        helena.open()
        helena.send(shown="x")
        Client().get(helena.path.replace(helena.token, "x" + helena.token))
    assert helena.token not in caplog.text
    assert mask(f"/sign-off/{helena.token}/?said=sent") == "/sign-off/***/?said=sent"


@pytest.mark.parametrize("token", ["x", "0" * 43, "a" * 5000])
def test_another_token_is_not_found_in_the_language_of_the_browser(db, newsroom, token):
    response = Client().get(f"/sign-off/{token}/", headers={"accept-language": "fr"})
    assert response.status_code == 404
    assert "Ce lien n’est plus valable" in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("ends", ["expires", "withdrawn", "binned", "erased"])
def test_a_link_that_has_ended_says_so_in_the_person_s_language(helena, interview, editor, act, ends):
    if ends == "expires":
        SignOff.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))
    elif ends == "binned":
        put_in_bin(interview)
    else:
        act(editor, interview, {"withdrawn": "withdraw", "erased": "erase"}[ends])
    sent = Client().post(helena.path, {"comment": "Ainda isto"})
    assert ("Ainda isto</textarea>" in sent.content.decode()) == (ends != "binned")
    for response in (helena.open(), sent):
        assert response.status_code == 410
        assert "Esta ligação já não é válida" in response.content.decode()
        assert "Un geste" not in response.content.decode()
    assert not SignOffComment.objects.exists()


def test_a_page_that_is_deleted_for_good_leaves_nothing(helena, interview):
    helena.send(comment="Olá")
    interview.delete()
    assert not SignOff.objects.exists()
    assert not SignOffComment.objects.exists()
    assert helena.open().status_code == 404


def test_a_renewed_link_ends_the_former_and_keeps_the_approval(helena, editor, interview, act):
    helena.approve()
    response = act(editor, interview, "renew")
    assert helena.open().status_code == 404
    assert Client().get("/" + response.context["address"].split("/", 3)[3]).status_code == 200
    assert response.context["rows"][0]["state"] == "approved"


def test_other_methods_are_refused(helena):
    for method in ("put", "patch", "delete", "options", "trace"):
        assert getattr(Client(), method)(helena.path).status_code == 405
    assert Client().head(helena.path).content == b""


def test_programs_that_check_the_link_have_not_opened_it(helena):
    Client().head(helena.path)
    assert SignOff.objects.get().opened_at is None
    helena.open()
    assert SignOff.objects.get().opened_at is not None


def test_readers_of_a_live_interview_see_nothing_of_the_draft_that_is_read(helena, interview):
    interview.get_latest_revision().publish()
    edit(interview, title="Un titre de travail", body=make_body(first="<p>Un brouillon.</p>"))
    for _again in range(2):
        assert "Un brouillon." in helena.read()
        said = Client().get(interview.url).content.decode()
        assert "Un geste." in said
        for word in ("Un brouillon", "Un titre de travail", "signoff"):
            assert word not in said


def test_drafts_of_other_texts_are_not_read_through_the_link(helena, interview, editor):
    """What readers will not see of related texts, the page behind the link does not show either."""
    others = {
        live: f.ArticlePageFactory(parent=interview.get_parent(), title=f"L {live}", live=live) for live in (0, 1)
    }
    person = f.PersonPageFactory(
        parent=f.PeopleIndexPageFactory(parent=interview.get_parent().get_parent()), live=False
    )
    draft = InterviewPage.objects.get(pk=interview.pk).get_latest_revision_as_object()
    draft.related_stories = [RelatedStory(story=other) for other in others.values()]
    draft.save_revision()
    said = helena.read()
    assert "L 1" in said
    assert "L 0" not in said
    assert person.title not in said


def test_readers_learn_nothing_of_it(helena, interview, editor):
    helena.send(**{f"comment__{FIRST}": "Une remarque secrète"})
    helena.approve()
    interview.get_latest_revision().publish()
    said = Client().get(interview.url).content.decode()
    assert "La graine est un livre" in said
    for word in ("sign-off", "signoff", "Helena Vasconcelos", "secrète"):
        assert word not in said
    assert "Helena" not in Client().get("/sitemap.xml").content.decode()

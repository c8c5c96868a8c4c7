"""Titles are in their own language everywhere, and are never broken at a hyphen inside a word."""

import pytest

from cms.core.typography.hyphens import keep_hyphens
from tests.factories import ArticlePageFactory, PersonPageFactory, StandardPageFactory
from tests.samples import Samples
from tests.scenes import scene

pytestmark = pytest.mark.django_db

UNTRANSLATED = {"language": "pt", "paths": ["title", "summary"]}


@scene
def samples(roots):
    return Samples(roots["fr"])


def mark(*pages):
    for page in pages:
        type(page).objects.filter(pk=page.pk).update(untranslated_parts=UNTRANSLATED)


def read(client, page) -> str:
    return client.get(page.get_url()).content.decode()


def test_menus_crumbs_and_footer_mark_a_title_that_was_published_untranslated(client, samples):
    below = StandardPageFactory(parent=samples.standing, title="Em rodapé", slug="rodape", show_in_menus=True)
    mark(samples.magazine, samples.issue, samples.standing, below)
    html = read(client, samples.article)

    for page in (samples.magazine, samples.issue, samples.standing, below):
        assert f'<span lang="pt">{page.title}</span>' in html
        assert f'fr/">{page.title}</a>' not in html
        assert f'+xml">{page.title}</a>' not in html
    assert f'<span lang="pt">{samples.magazine.title}</span>' in client.get("/fr/rien/").content.decode()


def test_see_also_and_related_titles_are_marked(client, samples):
    page = StandardPageFactory(
        parent=samples.home, title="Cite", slug="cite", body=[("related_page", {"page": samples.article})]
    )
    mark(samples.article)

    assert f'<span lang="pt">{samples.article.title}</span>' in read(client, page).partition("block-related")[2]
    related = read(client, samples.interview).partition("stories--related")[2]
    assert f'<span lang="pt">{samples.article.title}</span>' in related
    assert f'<span lang="pt">{samples.article.summary}</span>' in related


def test_names_of_people_are_marked_too(client, samples):
    person = PersonPageFactory(parent=samples.people, slug="o-coro", title="O Coro da Cidade")
    mark(person)
    for page in (person, samples.people):
        assert '<span lang="pt">O Coro da Cidade</span>' in read(client, page)


def test_a_language_link_marks_the_title_that_it_leads_to(client, samples, roots):
    mark(roots["pt"])
    type(roots["pt"]).objects.filter(pk=roots["pt"].pk).update(
        untranslated_parts={"language": "fr", "paths": ["title"]}, title="Accueil de Lisbonne"
    )
    html = read(client, samples.article)

    assert '<span lang="fr">Accueil de Lisbonne</span>' in html


@pytest.mark.parametrize(
    ("language", "word"),
    [
        *[("pt", word) for word in ("Reconciliar-se", "vê-lo", "dir-se-ia", "Lembrem-nos", "dão-lhes", "ei-la")],
        *[("fr", word) for word in ("vit-on", "Est-ce", "lui-même", "a-t-il", "celles-ci", "Allons-y", "Dis-moi")],
        *[("en", word) for word in ("X-ray", "e-mail", "co-op")],
    ],
)
def test_a_word_that_leans_on_another_stays_with_it(language, word):
    assert keep_hyphens(f"Avant {word} après", language) == f'Avant <span class="unbroken">{word}</span> après'


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", "Saint-Germain-des-Prés, porte-parole"),
        ("pt", "guarda-chuva e bem-estar"),
        ("en", "a well-being, self-reading 1914-1918"),
        ("fr", '<a href="/a-t-on/x-y" title="vit-on">mot</a>'),
        ("fr", "aujourd’hui &#x2d;-b"),
    ],
)
def test_other_words_and_what_is_no_text_are_left_alone(language, words):
    assert keep_hyphens(words, language) == words


def test_the_big_titles_keep_it_and_the_text_of_the_page_is_the_same(client, samples):
    page = ArticlePageFactory(
        parent=samples.issue, title="Reconciliar-se com o sal", slug="sal", body=[("heading", "Vê-lo de perto")]
    )
    mark(page)
    html = read(client, page)
    for place in (html, read(client, samples.issue)):
        assert '<span class="unbroken">Reconciliar-se</span> com o sal' in place
    assert "<title" in html
    assert "unbroken" not in html.partition("</head>")[0]

"""One rule for slugs."""

import json
import re

import pytest

from cms.core.editing.slugs import SlugInput, make_slug

SLUGS = {
    "l'horloge": "l-horloge",
    "L’Horloge": "l-horloge",
    "Aujourd’hui, l'œuvre d'Inès": "aujourd-hui-l-oeuvre-d-ines",
    "ŒUVRES": "oeuvres",
    "Æthelstan, curriculum vitæ": "aethelstan-curriculum-vitae",
    "Straße": "strasse",
    "Copo d'água": "copo-d-agua",
    "Ações & exposições": "acoes-exposicoes",
    "Ça et là, où ?": "ca-et-la-ou",
    "The museum’s clock doesn't tick": "the-museums-clock-doesnt-tick",
    "Rock 'n' roll": "rock-n-roll",
    "Paris–Lisbonne": "paris-lisbonne",
    "2024/2025": "2024-2025",
    "« Voix »": "voix",
    "e\u0301te\u0301": "ete",
    "oﬃciel": "officiel",
    "Łódź, Ærø": "lodz-aero",
    "Une\u00a0date\u202f: 1900": "une-date-1900",
    "1.º ano": "1o-ano",
    "Dvořák": "dvorak",
    "Ελλάδα": "",
    "": "",
}


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_a_title_gives_its_slug_and_a_slug_itself(title, slug):
    assert make_slug(title) == slug
    assert make_slug(slug) == slug


def test_a_long_title_is_cut_between_words():
    assert make_slug("un deux trois quatre", 12) == "un-deux"
    assert make_slug("un deux trois quatre", 13) == "un-deux-trois"
    assert make_slug("anticonstitutionnellement", 4) == "anti"


@pytest.mark.parametrize(("title", "slug"), SLUGS.items())
def test_the_editors_script_is_given_the_same_rule(title, slug):
    for (pattern, flags), replacement in json.loads(SlugInput().attrs["data-w-slug-formatters-value"]):
        assert "g" in flags
        title = re.sub(pattern, replacement, title)
    plain = re.sub(r"[^\w\s-]", "", title.lower(), flags=re.ASCII)
    assert re.sub(r"[-\s]+", "-", plain).strip("-_") == slug

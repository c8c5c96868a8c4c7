"""Terms go along where a service takes any, if they are approved."""

import json

import pytest

from cms.translation.models import TermConcept
from tests.translation.terms.conftest import term  # noqa: F401 - a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def test_deepl_gets_them_as_a_glossary_which_is_deleted_afterwards(serve, text, translator, rest, term):  # noqa: F811
    service = serve("deepl")
    term(fr="paragraphe", pt="parágrafo")
    run = rest(translator, text).json()["run"]
    assert run["done"] == 4
    methods = [(method, path) for method, path, _headers, _body in service.requests]
    assert methods[0] == ("POST", "/v2/glossaries")
    assert methods[-1] == ("DELETE", "/v2/glossaries/def3a26b-3e84-45b3-84ae-0c0aaf3525f7")
    assert service.requests[0][3]["entries"] == "paragraphe\tparágrafo"
    assert service.requests[1][3]["glossary_id"] == "def3a26b-3e84-45b3-84ae-0c0aaf3525f7"


def test_without_a_glossary_the_text_is_translated_all_the_same(serve, text, translator, rest, term):  # noqa: F811
    service = serve("deepl")
    service.fails = [(400, {}, b"")]
    term(fr="paragraphe", pt="parágrafo")
    assert rest(translator, text).json()["run"]["done"] == 4
    assert "glossary_id" not in service.requests[-1][3]


def test_a_language_model_is_told_them(serve, text, translator, rest, term):  # noqa: F811
    service = serve("openai")
    term(fr="musée", pt="museu")
    rest(translator, text)
    told = [json.loads(body["messages"][1]["content"])["terms"] for _m, _p, _h, body in service.requests]
    assert [{"source": "musée", "target": "museu"}] in told


def test_terms_that_are_only_proposed_stay_here(serve, text, translator, rest, term):  # noqa: F811
    service = serve("openai")
    term(fr="musée", pt="museu")
    TermConcept.objects.update(status=TermConcept.Status.PROPOSED)
    TermConcept.objects.update(changed_at="2026-01-01T00:00Z")
    rest(translator, text)
    assert "museu" not in str(service.requests)

"""Compiled queries give the same results as the querysets that they are made from."""

import uuid

import pytest
from wagtail.models import Page

from cms.core.caching import compiled_queries
from cms.core.caching.compiled_queries import compiled_query, fill_up, forget_compiled
from home.models import StandardPage
from tests.factories import StandardPageFactory

pytestmark = pytest.mark.django_db


@compiled_query
def find_below(path: str, titles: tuple[str, ...], locale_id: int, *, model=Page, limit: int | None = None):
    pages = model.objects.filter(path__startswith=path, title__in=titles, locale=locale_id)
    return pages.select_related("locale").order_by("path")[:limit]


@compiled_query
def find_versions(translation_key: uuid.UUID):
    return Page.objects.filter(translation_key=translation_key).order_by("path")


@compiled_query
def find_by_beginning(title: str):
    return Page.objects.filter(title__startswith=title)


def test_each_call_gives_what_its_own_values_ask_for(roots, django_assert_num_queries):
    pages = {code: StandardPageFactory(parent=home, title="Contact", slug="contact") for code, home in roots.items()}
    for code, home in roots.items():
        with django_assert_num_queries(1):
            found = find_below(home.path, ("Contact", "About"), home.locale_id)
            assert [page.locale.language_code for page in found] == [code]
        assert found == [pages[code].page_ptr]
        assert find_versions(pages[code].translation_key) == [pages[code].page_ptr]
    assert find_below(roots["fr"].path, (), roots["fr"].locale_id) == []
    assert find_below(roots["fr"].path, ("Contact",), roots["fr"].locale_id) == [pages["fr"].page_ptr]


def test_what_is_asked_for_may_differ_too(roots):
    home = roots["fr"]
    pages = [StandardPageFactory(parent=home, title="Contact", slug=f"contact-{n}") for n in range(3)]
    arguments = (home.path, ("Contact",), home.locale_id)

    assert find_below(*arguments, model=StandardPage) == pages
    assert find_below(*arguments, model=StandardPage, limit=2) == pages[:2]
    assert [type(page) for page in find_below(*arguments)] == [Page] * 3


def test_marks_of_patterns_are_taken_literally(roots):
    StandardPageFactory(parent=roots["fr"], title="100 % lin", slug="lin")

    assert [page.title for page in find_by_beginning("100 %")] == ["100 % lin"]
    assert find_by_beginning("1_0") == []
    assert find_by_beginning("%lin") == []


def test_rows_of_values_are_as_the_queryset_gives_them(roots):
    @compiled_query
    def find_values(keys: tuple, locales: tuple[int, ...]):
        pages = Page.objects.filter(translation_key__in=keys, locale__in=locales)
        return pages.values_list("translation_key", "live", "first_published_at", "pk")

    home = roots["fr"]
    other = StandardPageFactory(parent=home, title="Contact", slug="contact")
    for page in (home, other):  # the second time with the kept SQL
        values = (page.translation_key, page.live, page.first_published_at, page.pk)
        assert find_values((page.translation_key, uuid.uuid4()), (page.locale_id, 0)) == [values]
    assert find_values((), (home.locale_id,)) == []


def test_values_are_filled_up_so_that_few_shapes_are_compiled():
    assert [fill_up("abcde"[:number]) for number in range(5)] == [
        (),
        tuple("a"),
        tuple("ab"),
        tuple("abcc"),
        tuple("abcd"),
    ]
    assert fill_up("abcde") == tuple("abcdeeee")


def test_many_shapes_do_not_fill_the_memory(roots, monkeypatch):
    monkeypatch.setattr(compiled_queries, "MOST_SHAPES", 2)
    forget_compiled()
    for number in range(1, 6):
        assert find_below(roots["fr"].path, ("Contact",) * number, roots["fr"].locale_id) == []
    assert max(map(len, compiled_queries._all)) <= 2


def test_a_value_that_the_query_does_not_hold_is_a_mistake(roots):
    @compiled_query
    def find_all(path: str):
        return Page.objects.all()

    with pytest.raises(ValueError, match="value number 0"):
        find_all("0001")
    with pytest.raises(TypeError, match="placeholder"):
        find_all(1.5)


def test_an_empty_tuple_may_leave_no_condition(roots):
    @compiled_query
    def find_all_but(paths: tuple[str, ...]):
        return Page.objects.exclude(path__in=paths).filter(depth=2)

    assert len(find_all_but(())) == 3
    assert len(find_all_but((roots["fr"].path,))) == 2

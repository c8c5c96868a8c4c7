"""The slugs of posts, what plug-ins for search engines say of them, and languages that are said in other ways."""

import pytest
from django.core.management import CommandError

from .exports import write_export, write_item
from .test_posts import get_page

pytestmark = pytest.mark.django_db
YOAST, RANK_MATH = "_yoast_wpseo_title", "rank_math_title"


def test_a_page_keeps_the_slug_of_its_post_in_our_letters(archive, tmp_path):
    archive.bring(
        write_export(
            tmp_path,
            write_item(1, title="Un très long titre", post_name="court"),
            write_item(2, title="Un autre", post_name="court"),
            write_item(3, title="L’été", post_name="%c3%a9t%c3%a9-%e2%80%93-2"),
            write_item(4, title="Sans adresse", post_name=""),
            write_item(5, title="Japonais", post_name="%e6%97%a5%e6%9c%ac"),
            write_item(6, title="Coupé", post_name="%c3%a9toile-%c3"),
        )
    )

    slugs = ["court", "court-2", "ete-2", "sans-adresse", "japonais", "etoile"]
    assert [get_page(number).slug for number in range(1, 7)] == slugs


def test_titles_and_descriptions_for_search_engines_are_taken(archive, tmp_path):
    archive.bring(
        write_export(
            tmp_path,
            write_item(1, fields=[(YOAST, "Pour Google %%sep%% %%sitename%%"), ("_yoast_wpseo_metadesc", "A &amp; B")]),
            write_item(2, fields=[(RANK_MATH, "%title% %sep% %sitename%"), ("rank_math_description", "Mots")]),
            write_item(3, fields=[(YOAST, "%%primary_category%% de 100% neuf"), ("_aioseo_title", "")]),
            write_item(4, fields=[("_aioseo_title", "#post_title | À lire"), ("_seopress_titles_desc", "Voici")]),
        )
    )

    found = [(get_page(number).seo_title, get_page(number).search_description) for number in range(1, 5)]
    assert found == [("Pour Google", "A & B"), ("", "Mots"), ("", ""), ("Texte 4 | À lire", "Voici")]
    assert [post for post, _detail in archive.list_told("field not taken")] == ["3"]


def test_the_language_of_polylang_is_known_by_its_locale_too(archive, tmp_path):
    language = (
        "<wp:term><wp:term_taxonomy>language</wp:term_taxonomy><wp:term_slug>portugues</wp:term_slug>"
        '<wp:term_description><![CDATA[a:3:{s:6:"locale";s:5:"pt_PT";s:3:"rtl";i:0;}]]></wp:term_description></wp:term>'
    )
    post = write_item(1, terms=[("language", "portugues", "Português")])
    archive.bring(write_export(tmp_path, post, channel=language))

    assert get_page(1).locale.language_code == "pt"


def test_without_a_language_the_address_says_it_else_the_option(archive, tmp_path):
    file = write_export(
        tmp_path,
        write_item(1, link="https://ancien.example/pt/um/"),
        write_item(2, link="https://ancien.example/?p=2&amp;lang=en"),
        write_item(3, link="https://ancien.example/2015/um/"),
        write_item(4, link="https://ancien.example/de/eins/"),
        write_item(5, link="https://ancien.example/art/", fields=[("_icl_lang_duplicate_of", "1")]),
    )
    archive.bring(file, language="en")

    assert [get_page(number).locale.language_code for number in range(1, 6)] == ["pt", "en", "en", "en", "en"]
    assert archive.list_told("language") == [
        ("1", "pt, from its address"),
        ("2", "en, from its address"),
        ("4", "en, as nothing says another"),
        ("5", "en, as nothing says another"),
    ]
    with pytest.raises(CommandError, match="no version in de"):
        archive.bring(file, language="de")

"""Users work in their own languages: on pages by the tree, on snippets by the groups' languages."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from cms.compat.wagtail import get_file_permission_policy
from cms.newsroom.moderation.permission_policies import LocalePermissionPolicy, find_locales_where_allowed
from cms.translation.text.filling import start_translation
from home.models import Institution
from magazine.models import Section
from tests.factories import InstitutionFactory, SectionFactory, StandardPageFactory, UserFactory
from tests.scenes import scene


@scene
def sections(fr, pt):
    """A section in French, and its Portuguese translation, made by wagtail-localize."""
    section = SectionFactory(locale=fr, name="Patrimoine", slug="patrimoine")
    translation = start_translation(section, pt)
    translation.save_target(publish=True)
    return section, translation


def save_section(desk, section, name):
    return desk.post(
        "wagtailsnippets_magazine_section:edit",
        section.pk,
        data={"name": name, "slug": section.slug, "description": ""},
    )


def read_name(section):
    """Return the name that its editor shows: that of the newest draft."""
    return Section.objects.get(pk=section.pk).get_latest_revision_as_object().name


@pytest.mark.parametrize("role", ["editor", "moderator", "translator"])
def test_people_open_the_pages_of_their_own_language_only(role, hire, write):
    desk = hire(role, "fr")
    assert desk.can_open(write("fr"))
    assert not desk.can_open(write("pt"))
    assert not desk.can_open(write("en"))


def test_an_editor_of_three_languages_opens_all(hire, write):
    editor = hire("editor", "fr", "pt", "en")
    assert all(editor.can_open(write(code)) for code in ("fr", "pt", "en"))


def test_a_translator_makes_deletes_and_moves_no_pages(hire, write, newsroom):
    translator, page = hire("translator", "fr"), write("fr")
    rights = page.permissions_for_user(translator.user)
    assert rights.can_edit()
    assert not rights.can_delete()
    assert not rights.can_move()
    assert not newsroom["fr"].permissions_for_user(translator.user).can_add_subpage()
    translator.post("wagtailadmin_pages:delete", page.pk)
    assert Page.objects.filter(pk=page.pk).exists()


def test_a_moderator_keeps_the_snippets_of_their_own_language(hire, sections):
    french, _translation = sections
    save_section(hire("moderator", "fr"), french, "Héritage")
    assert read_name(french) == "Héritage"


@pytest.mark.parametrize("role", ["editor", "moderator", "translator"])
def test_nobody_edits_the_snippets_of_another_language(role, hire, sections):
    french, _translation = sections
    save_section(hire(role, "pt"), french, "Património")
    assert read_name(french) == "Patrimoine"


def test_a_right_in_one_language_does_not_count_in_the_other(hire, sections, fr, pt):
    """A translator into French and editor of Portuguese may create new sections in Portuguese only."""
    desk = hire("translator", "fr")
    desk.user.groups.add(*hire("editor", "pt").user.groups.all())
    assert find_locales_where_allowed(desk.user, "add", Section) == {pt.pk}
    assert find_locales_where_allowed(desk.user, "change", Section) == {fr.pk, pt.pk}


def test_new_snippets_are_made_in_ones_own_language_only(hire, newsroom):
    editor = hire("editor", "fr")
    address = reverse("wagtailsnippets_magazine_section:add")
    data = {"name": "Neuve", "slug": "neuve", "description": ""}
    editor.browser.post(f"{address}?locale=pt", data)
    assert not Section.objects.exists()
    editor.browser.post(f"{address}?locale=fr", data)
    assert Section.objects.get().locale.language_code == "fr"


def test_the_form_for_a_new_snippet_opens_in_ones_own_language(hire, newsroom):
    address = reverse("wagtailsnippets_magazine_section:add")
    assert hire("editor", "pt").browser.get(address).url == f"{address}?locale=pt"


@pytest.mark.parametrize(("language", "code"), [("fr", "fr"), ("pt-pt", "pt"), ("en", "en")])
def test_a_new_section_is_made_in_the_language_of_the_person(hire, language, code):
    editor = hire("editor", "fr", "pt", "en", language=language)
    address = reverse("wagtailsnippets_magazine_section:add")
    assert editor.browser.get(address).url == f"{address}?locale={code}"
    editor.browser.post(address, {"name": "Nova", "slug": "nova", "description": ""})
    assert Section.objects.get().locale.language_code == code


def test_a_person_whose_admin_speaks_another_language_makes_it_in_their_own(hire):
    editor = hire("editor", "pt", language="fr")
    editor.post("wagtailsnippets_magazine_section:add", data={"name": "Nova", "slug": "nova", "description": ""})
    assert Section.objects.get().locale.language_code == "pt"


def test_a_snippet_of_another_language_is_not_deleted_alone_or_in_bulk(hire, sections):
    french, _translation = sections
    moderator = hire("moderator", "pt")
    moderator.post("wagtailsnippets_magazine_section:delete", french.pk)
    bulk = reverse("wagtail_bulk_action", args=["magazine", "section", "delete"])
    moderator.browser.post(f"{bulk}?id={french.pk}")
    assert Section.objects.filter(pk=french.pk).exists()
    hire("moderator", "fr").browser.post(f"{bulk}?id={french.pk}")
    assert not Section.objects.filter(pk=french.pk).exists()


def test_the_strings_of_a_snippet_of_another_language_are_forbidden(hire, sections):
    _french, translation = sections
    segment = StringSegment.objects.filter(source=translation.source).first()
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = hire("translator", "fr").browser.put(address, "value=X", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 403
    assert not StringTranslation.objects.exists()
    own = hire("translator", "pt").browser.put(address, "value=X", content_type="application/x-www-form-urlencoded")
    assert own.status_code == 201


@pytest.mark.parametrize("name", ["upload_pofile", "stop_translation", "machine_translate"])
def test_other_doors_of_a_translation_are_shut_to_other_languages(name, hire, sections):
    _french, translation = sections
    answer = hire("translator", "fr").post(f"wagtail_localize:{name}", translation.pk)
    assert answer.status_code == 403


def test_a_moderator_does_not_publish_the_translations_of_other_languages(hire, write, newsroom, is_live):
    page = write("fr")
    translation = start_translation(page, newsroom["pt"].locale)
    translation.save_target(publish=False)
    moderator = hire("moderator", "fr")
    data = {"publish_translations": "on"}
    moderator.post("wagtail_localize:update_translations", translation.source_id, data=data)
    assert not is_live(translation.get_target_instance())


def test_an_editor_does_not_turn_a_translation_into_a_copy_of_its_source(hire, write, newsroom):
    translation = start_translation(write("fr"), newsroom["pt"].locale)
    translation.save_target(publish=False)
    page = translation.get_target_instance()
    hire("editor", "pt").post("wagtail_localize:convert_to_alias", page.pk)
    assert Page.objects.get(pk=page.pk).alias_of_id is None


def test_a_translation_is_cut_off_from_its_source_only_by_who_may_publish_it(hire, write, newsroom):
    translation = start_translation(write("fr"), newsroom["pt"].locale)
    translation.save_target(publish=False)
    hire("translator", "pt").post("wagtail_localize:stop_translation", translation.pk)
    translation.refresh_from_db()
    assert translation.enabled
    hire("moderator", "pt").post("wagtail_localize:stop_translation", translation.pk)
    translation.refresh_from_db()
    assert not translation.enabled


def test_institutions_have_no_language_and_editors_of_any_may_keep_them(hire, newsroom):
    institution = InstitutionFactory(name="Musée des Rives")
    data = {"name": "Musée des Rives, Nantes", "city": "", "country": "", "url": ""}
    hire("translator", "fr").post("wagtailsnippets_home_institution:edit", institution.pk, data=data)
    assert Institution.objects.get().name == "Musée des Rives"
    hire("editor", "pt").post("wagtailsnippets_home_institution:edit", institution.pk, data=data)
    assert Institution.objects.get().name == "Musée des Rives, Nantes"


def test_the_policy_of_a_snippet_says_the_same_as_the_server(hire, superuser, sections):
    french, translation = sections
    policy = LocalePermissionPolicy(Section)
    moderator, stranger = hire("moderator", "fr").user, UserFactory()
    assert policy.user_has_permission_for_instance(moderator, "change", french)
    assert not policy.user_has_permission_for_instance(moderator, "change", translation.get_target_instance())
    assert not policy.user_has_permission_for_instance(stranger, "change", french)
    assert policy.user_has_permission_for_instance(superuser.user, "change", french)
    assert set(policy.users_with_permission_for_instance("change", french)) == {moderator, superuser.user}


def test_a_moderator_chooses_images_and_a_translator_too_but_only_one_of_them_adds(hire):
    permission_policy = get_file_permission_policy(get_image_model())
    moderator, translator = hire("moderator", "fr").user, hire("translator", "fr").user
    assert permission_policy.user_has_permission(moderator, "add")
    assert permission_policy.user_has_permission(translator, "choose")
    assert not permission_policy.user_has_permission(translator, "add")
    assert not permission_policy.user_has_permission(translator, "change")


def test_who_sends_a_text_to_another_languages_translators_stays_where_they_may_be(hire, write, fr):
    """wagtail-localize redirects to the new page, which this user may not open."""
    moderator, page = hire("moderator", "pt"), write("pt")
    answer = moderator.post("wagtail_localize:submit_page_translation", page.pk, data={"locales": fr.pk})
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert Page.objects.filter(translation_key=page.translation_key, locale=fr).exists()


def test_who_works_in_both_languages_goes_on_in_the_translation(hire, write, fr):
    moderator, page = hire("moderator", "pt", "fr"), write("pt")
    answer = moderator.post("wagtail_localize:submit_page_translation", page.pk, data={"locales": fr.pk})
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.get_translation(fr).pk])


def test_a_text_sent_to_another_language_finds_its_parents_there_as_drafts(hire, write, newsroom, fr):
    """wagtail-localize would publish them as aliases: the source's words at a URL of the other language."""
    page = write("pt", slug="sobre")
    for slug in ("equipa", "lisboa"):
        page = StandardPageFactory(parent=page, title=slug, slug=slug)
    hire("moderator", "pt").post("wagtail_localize:submit_page_translation", page.pk, data={"locales": fr.pk})
    translated = page.get_translation(fr)
    parents = translated.get_ancestors().filter(depth__gt=2)
    assert translated.depth == page.depth
    assert [(parent.slug, parent.live, parent.alias_of_id) for parent in parents] == [
        ("sobre", False, None),
        ("equipa", False, None),
    ]


def test_a_snippet_is_sent_to_any_language_by_who_edits_it_and_to_ones_own_by_others(hire, newsroom, fr, pt, en):
    section = SectionFactory(locale=pt, name="Património", slug="patrimonio")
    address = "wagtail_localize:submit_snippet_translation", "magazine", "section", section.pk
    hire("translator", "fr").post(*address, data={"locales": en.pk})
    assert not section.has_translation(en)
    hire("translator", "fr").post(*address, data={"locales": fr.pk})
    assert not section.get_translation(fr).live
    hire("editor", "pt").post(*address, data={"locales": en.pk})
    assert not section.get_translation(en).live

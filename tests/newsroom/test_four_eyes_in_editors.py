"""Four eyes counts who wrote the words that would go live: nobody publishes their own words alone."""

import pytest
from django.core.management import call_command
from wagtail.actions.convert_alias import ConvertAliasPageAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from cms.authorship import recording
from cms.authorship.recording import count_words
from cms.newsroom.moderation.four_eyes import OwnTextError, find_share
from cms.newsroom.moderation.publishing import ModeratedPublication
from magazine.models import Section
from tests.factories import StandardPageFactory
from tests.scenes import scene

from . import sections

LONG = "Les archives du musée respirent encore sous la poussière des étagères et des années"  # 14 words
OTHER = "Chaque printemps une équipe patiente ouvre cent boîtes grises pour compter herbiers cartes lettres"  # 14 words


@scene
def editor(hire):
    return hire("editor", "fr")


@scene
def moderator(hire):
    return hire("moderator", "fr")


@scene
def colleague(hire):
    return hire("moderator", "fr")


@pytest.fixture
def text_by(newsroom):
    """Create a draft whose words a given user wrote."""

    def make(desk, summary=LONG):
        page = StandardPageFactory(
            parent=newsroom["fr"], title="Un texte", slug=f"t{desk.user.pk}", summary=summary, live=False
        )
        page.save_revision(user=desk.user)
        return page

    return make


def read_summary(page):
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object().summary


def test_what_one_wrote_is_not_published_directly_though_it_was_never_submitted(moderator, text_by, is_live):
    page = text_by(moderator)
    moderator.publish(page)
    assert not is_live(page)


def test_what_one_types_into_the_form_that_is_published_counts(moderator, editor, text_by, is_live):
    page = text_by(editor)
    response = moderator.publish(page, summary=OTHER)
    assert response.status_code == 302
    assert not is_live(page)
    assert read_summary(page) == OTHER  # the form's content is kept


def test_a_new_page_is_not_published_with_ones_own_words(moderator, newsroom):
    data = {"title": OTHER, "slug": "neuf", "summary": LONG, "body-count": 0, "action-publish": "1"}
    data |= {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    moderator.post("wagtailadmin_pages:add", "home", "standardpage", newsroom["fr"].pk, data=data)
    assert not Page.objects.get(slug="neuf").live


def test_a_copy_of_the_own_text_is_not_published_either(moderator, text_by, newsroom, is_live):
    page = text_by(moderator)
    copy = page.copy(update_attrs={"slug": "copie", "title": "Copie"}, user=moderator.user, keep_live=False)
    moderator.publish(copy)
    assert not is_live(copy)


def test_nor_a_copy_that_somebody_else_made(moderator, editor, text_by, is_live):
    copy = text_by(moderator).copy(update_attrs={"slug": "copie"}, user=editor.user, keep_live=False)
    moderator.publish(copy)
    assert not is_live(copy)


def test_a_copy_of_anothers_text_may_be_published(moderator, editor, text_by, is_live):
    copy = text_by(editor).copy(update_attrs={"slug": "copie"}, user=moderator.user, keep_live=False)
    moderator.publish(copy)
    assert is_live(copy)


def test_a_copy_is_not_live_at_once_with_a_long_title_of_ones_own(moderator, colleague, editor, text_by):
    page = text_by(editor)
    colleague.publish(page)
    copied = Page.objects.get(pk=page.pk).specific
    with pytest.raises(OwnTextError):
        CopyPageAction(copied, update_attrs={"slug": "copie", "title": OTHER}, user=moderator.user).execute()
    CopyPageAction(copied, update_attrs={"slug": "copie", "title": "Une copie"}, user=moderator.user).execute()
    assert Page.objects.get(slug="copie").live


def test_the_form_for_copies_says_so_and_keeps_what_was_typed(moderator, colleague, editor, text_by):
    page = text_by(editor)
    colleague.publish(page)
    parent = page.get_parent().pk
    typed = {"new_title": OTHER, "new_slug": "copie", "new_parent_page": parent, "publish_copies": "on"}
    answer = moderator.post("wagtailadmin_pages:copy", page.pk, data=typed)
    assert answer.status_code == 200
    assert "You wrote" in answer.content.decode()
    assert OTHER in answer.content.decode()
    assert not Page.objects.filter(slug="copie").exists()
    moderator.post("wagtailadmin_pages:copy", page.pk, data=typed | {"new_title": "Une copie"})
    assert Page.objects.get(slug="copie").live


def test_anothers_text_with_all_words_replaced_is_not_approved_in_the_same_request(moderator, editor, text_by, is_live):
    page = text_by(editor)
    editor.submit(page)
    response = moderator.save(page, "workflow-action", summary=OTHER, **{"workflow-action-name": "approve"})
    assert response.status_code == 302
    assert not is_live(page)
    assert read_summary(page) == OTHER
    assert moderator.approve(page).status_code in (302, 403)
    assert not is_live(page)


def test_a_text_withdrawn_and_submitted_by_another_is_not_approved_by_its_writer(moderator, editor, text_by, is_live):
    page = text_by(moderator)
    moderator.submit(page)
    moderator.withdraw(page)
    editor.submit(page)
    moderator.approve(page)
    assert not is_live(page)


def test_who_only_submits_anothers_text_may_approve_it(moderator, editor, text_by, is_live):
    page = text_by(editor)
    moderator.submit(page)
    moderator.approve(page)
    assert is_live(page)


def test_a_reviewer_corrects_a_little_and_approves(moderator, editor, text_by, is_live):
    page = text_by(editor, summary=f"{LONG} {OTHER}")
    editor.submit(page)
    moderator.save(
        page,
        "workflow-action",
        summary=f"{LONG} {OTHER}".replace("la poussière", "une fine couche"),
        **{"workflow-action-name": "approve"},
    )
    assert is_live(page)


def test_fewer_than_five_words_always_pass(moderator, editor, text_by, is_live):
    page = text_by(editor, summary="Un résumé")
    moderator.publish(page, summary="Deux mots")
    assert is_live(page)


def test_whitespace_saving_again_and_moving_words_make_nobody_a_writer(moderator, editor, text_by):
    page = text_by(editor, summary=f"{LONG} {OTHER}")
    moderator.save(page, summary=f"{OTHER}   {LONG}")
    moderator.save(page)
    assert find_share(page, moderator.user).written == 0


def test_another_who_deletes_words_does_not_make_them_fewer(moderator, editor, text_by, is_live):
    page = text_by(editor, summary=f"{LONG} {OTHER}")
    moderator.save(page, summary=f"{LONG} {OTHER} Six mots écrits par la relectrice")
    assert find_share(page, moderator.user).is_small
    editor.save(page, summary="Six mots écrits par la relectrice")
    assert not find_share(page, moderator.user).is_small
    moderator.publish(page)
    assert not is_live(page)


def test_words_that_are_brought_back_are_by_who_first_wrote_them(moderator, editor, text_by):
    page = text_by(moderator)
    editor.save(page, summary="Autre chose")
    editor.save(page, summary=LONG)
    assert find_share(page, editor.user).written < 5
    assert find_share(page, moderator.user).written >= 13


def test_an_older_version_that_is_brought_back_keeps_its_writers(moderator, editor, text_by):
    page = text_by(editor)
    first = page.get_latest_revision()
    moderator.save(page, summary=OTHER)
    restored = first.as_object()
    restored.save_revision(user=moderator.user, previous_revision=first)
    assert find_share(page, moderator.user).written == 0


def test_of_two_who_save_at_once_neither_becomes_the_writer_of_the_others_words(moderator, editor, text_by):
    page = text_by(editor)
    mine = Page.objects.get(pk=page.pk).specific
    mine.summary = OTHER
    before = recording.find_former(mine)  # loaded before the other user saves
    editor.save(page, summary=f"{LONG} et six mots de plus ici")
    revision = super(ModeratedPublication, mine).save_revision(user=moderator.user)
    recording.record_save(mine, revision, before, moderator.user)
    moderator.save(page, summary=f"{LONG} et six mots de plus ici")
    assert find_share(page, moderator.user).written == 0


def test_an_alias_that_becomes_a_page_keeps_its_writers(moderator, editor, text_by, is_live):
    alias = text_by(moderator).create_alias(update_slug="alias")
    action = ConvertAliasPageAction(Page.objects.get(pk=alias.pk).specific, user=editor.user)
    action.execute(skip_permission_checks=True)
    moderator.publish(alias)
    assert not is_live(alias)


def test_once_somebody_else_published_them_words_are_settled(moderator, colleague, text_by, is_live):
    page = text_by(moderator)
    colleague.publish(page)
    assert is_live(page)
    moderator.publish(page, title="Un autre texte")
    assert Page.objects.get(pk=page.pk).title == "Un autre texte"


def test_small_corrections_add_up_until_somebody_else_publishes(moderator, colleague, editor, text_by):
    page = text_by(editor)
    words = LONG.split()
    for place in range(4):
        words[place] = f"mot{place}"
        moderator.publish(page, summary=" ".join(words))
    words[4] = "cinquième"
    moderator.publish(page, summary=" ".join(words))
    assert "cinquième" not in Page.objects.get(pk=page.pk).specific.summary
    colleague.publish(page)
    words[5] = "sixième"
    moderator.publish(page, summary=" ".join(words))
    assert "sixième" in Page.objects.get(pk=page.pk).specific.summary


def test_purging_revisions_forgets_no_writer(moderator, text_by, is_live, editor):
    page = text_by(moderator)
    editor.save(page)
    call_command("purge_revisions", days=0)
    moderator.publish(page)
    assert not is_live(page)


def test_an_unpublished_text_is_not_published_again_with_ones_own_words(moderator, colleague, editor, text_by):
    page = text_by(editor)
    colleague.publish(page)
    moderator.save(page, summary=OTHER)
    moderator.post("wagtailadmin_pages:unpublish", page.pk)
    moderator.publish(page)
    assert not Page.objects.get(pk=page.pk).live


def test_a_program_that_publishes_in_somebodys_name_obeys(moderator, editor, text_by, is_live):
    page = text_by(editor)
    page.summary = OTHER
    own = page.save_revision(user=moderator.user)
    page.summary = LONG
    page.save_revision(user=editor.user)
    with pytest.raises(OwnTextError):
        Revision.objects.get(pk=own.pk).publish(user=moderator.user)
    assert not is_live(page)


def test_one_query_counts_many_texts(moderator, editor, text_by, django_assert_max_num_queries):
    from cms.authorship.recording import count_all, get_key

    keys = [get_key(text_by(moderator)), get_key(text_by(editor))]
    with django_assert_max_num_queries(2):
        count_all(keys)


# --- The editor ------------------------------------------------------------------------------------------------------


def test_the_editor_says_how_much_one_wrote(moderator, editor, text_by):
    page = text_by(editor, summary=f"{LONG} {OTHER}")
    moderator.save(page, summary=f"{LONG} {OTHER} trois petits mots")
    body = moderator.get("wagtailadmin_pages:edit", page.pk).content.decode()
    assert "You wrote 9 % of this text: up to 20 %" in body


def test_beyond_the_share_the_text_is_handed_back_to_the_others(
    moderator, colleague, editor, text_by, mailoutbox, commit
):
    page = text_by(editor)
    editor.submit(page)
    moderator.save(page, summary=OTHER)
    body = moderator.get("wagtailadmin_pages:edit", page.pk).content.decode()
    assert "Hand back to the other moderators" in body
    mailoutbox.clear()
    with commit():
        moderator.answer(page, "hand_back")
    assert [mail.to for mail in mailoutbox] == [[colleague.user.email]]
    assert Page.objects.get(pk=page.pk).workflow_in_progress
    assert PageLogEntry.objects.filter(page=page.pk, action="newsroom.handed_back").exists()
    colleague.approve(page)
    assert Page.objects.get(pk=page.pk).live


# --- A team of one ---------------------------------------------------------------------------------------------------


def test_a_team_of_one_may_publish_alone_where_the_setting_says_so(moderator, text_by, is_live, settings):
    settings.LONE_MODERATORS_PUBLISH = True
    page = text_by(moderator)
    moderator.publish(page)
    assert is_live(page)
    assert PageLogEntry.objects.filter(page=page.pk, action="newsroom.own_text", user=moderator.user).count() == 1


def test_the_setting_gives_nothing_to_teams_of_two(moderator, colleague, text_by, is_live, settings):
    settings.LONE_MODERATORS_PUBLISH = True
    page = text_by(moderator)
    moderator.publish(page)
    assert not is_live(page)


# --- Snippets --------------------------------------------------------------------------------------------------------


def test_a_snippet_is_not_published_with_ones_own_words(moderator, editor, fr):
    section = Section(locale=fr, name="Patrimoine", slug="patrimoine", description="", live=False)
    section.save()
    section.save_revision(user=editor.user)
    name = "Les musées et leurs jardins secrets"
    sections.save(moderator, section, "publish", name=name)
    assert not sections.read(section)[1]
    assert sections.get_latest_name(section) == name
    assert not ModelLogEntry.objects.filter(action="wagtail.publish").exists()


def test_a_snippet_with_all_words_replaced_is_not_approved_in_the_same_request(moderator, editor, colleague, fr):
    section = Section(locale=fr, name="Patrimoine", slug="patrimoine", description="", live=False)
    section.save()
    section.save_revision(user=editor.user)
    sections.save(editor, section, "submit", name="Les vieux murs de la ville")
    name = "Musées et jardins secrets des collines"
    answer = sections.save(moderator, section, "workflow-action", name=name, **{"workflow-action-name": "approve"})
    assert answer.status_code == 302
    assert not sections.read(section)[1]
    assert sections.get_latest_name(section) == name
    sections.answer(colleague, section, "approve")
    assert sections.read(section) == (name, True)


def test_a_copied_snippet_keeps_its_writers(moderator, editor, fr):
    section = Section(locale=fr, name="Les musées et leurs jardins secrets", slug="jardins", description="", live=False)
    section.save()
    section.save_revision(user=moderator.user)
    data = {"name": section.name, "slug": "copie", "description": ""}
    editor.post(f"{sections.ADDRESS}copy", section.pk, data=data)
    copied = Section.objects.get(slug="copie")
    assert find_share(copied, editor.user).written <= 1  # the slug
    assert find_share(copied, moderator.user).written == 6


# --- Texts from before the record ------------------------------------------------------------------------------------


def test_of_a_text_from_before_only_what_was_written_since_counts(moderator, editor, write, is_live):
    from cms.authorship.models import Authorship

    page = write(summary=LONG)
    Authorship.objects.all().delete()
    moderator.save(page, summary=f"{LONG} encore")
    share = count_words(page).get_share(moderator.user)
    assert (share.written, share.unknown > 10) == (1, True)
    moderator.publish(page)
    assert is_live(page)

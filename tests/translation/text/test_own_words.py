"""Four eyes on translations depends on who wrote their segments."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import OverridableSegment, StringTranslation

from cms.newsroom.moderation.four_eyes import OwnTextError, find_own_texts, find_share, is_own_text
from cms.translation.models import SegmentVersion
from cms.translation.sync.drafts import save_draft
from cms.translation.text.filling import fill_segments
from cms.translation.text.segments import get_string_segments
from tests.factories import ImageFactory
from tests.scenes import scene

LONG = "Os arquivos do museu respiram ainda sob o pó das estantes e dos anos que passam"  # 16 words


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def translator(hire):
    return hire("translator", "pt")


@pytest.fixture
def make_page(request):
    return request.getfixturevalue("write")


@scene
def translated(start, fill, translator):
    translation = start()
    write(translation, LONG, translator.user, "title", "summary", "slug")
    return translation


def write(translation, words, user, *paths):
    texts = dict.fromkeys(paths, words) | ({"slug": "um"} if "slug" in paths else {})
    fill_segments(translation, lambda segment: texts.get(segment.context.path), user=user)


def write_all(translation, words, user):
    write(translation, words, user, "title", "summary", "slug")


def act(desk, translation, action):
    return desk.post("wagtailadmin_pages:edit", translation.get_target_instance().pk, data={"action": action})


def is_live(translation):
    return Page.objects.get(pk=translation.get_target_instance().pk).live


def test_what_one_translated_alone_one_does_not_publish_alone(moderator, start):
    translation = start()
    write(translation, LONG, moderator.user, "title", "summary", "slug")
    act(moderator, translation, "publish")
    assert not is_live(translation)


def test_nor_approves_though_somebody_else_submitted_it(moderator, translator, start, commit):
    translation = start()
    write(translation, LONG, moderator.user, "title", "summary", "slug")
    with commit():
        act(translator, translation, "submit-for-moderation")
    target = translation.get_target_instance()
    states = target.current_workflow_task_state.__class__.objects.all()
    assert find_own_texts(states, moderator.user) == [target.current_workflow_task_state.pk]
    act(moderator, translation, "approve")
    assert not is_live(translation)


def test_a_reviewer_corrects_some_words_and_approves(moderator, translator, translated, commit):
    with commit():
        act(translator, translated, "submit-for-moderation")
    write(translated, LONG.replace("pó", "poeira").replace("anos", "séculos"), moderator.user, "summary")
    share = find_share(translated.get_target_instance(), moderator.user)
    assert (share.written, share.unknown) == (2, 0)
    act(moderator, translated, "approve")
    assert is_live(translated)


def test_who_replaced_too_much_hands_it_back(moderator, hire, translator, translated, commit):
    with commit():
        act(translator, translated, "submit-for-moderation")
    write(translated, "Palavras todas novas que aqui ninguém tinha lido antes desta manhã", moderator.user, "summary")
    page = moderator.get("wagtailadmin_pages:edit", translated.get_target_instance().pk).content.decode()
    assert "Hand back to the other moderators" in page
    act(moderator, translated, "approve")
    assert not is_live(translated)
    act(moderator, translated, "hand_back")
    assert translated.get_target_instance().workflow_in_progress
    act(hire("moderator", "pt"), translated, "approve")
    assert is_live(translated)
    assert not is_own_text(translated.get_target_instance(), moderator.user)  # another person has published them


def test_words_of_a_machine_are_nobodys_until_edited(moderator, start):
    translation = start()
    for segment in get_string_segments(translation.source):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={
                "data": LONG,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MACHINE,
                "last_translated_by": moderator.user,
            },
        )
    target = translation.get_target_instance()
    assert find_share(target, moderator.user).written == 0
    write(translation, LONG.replace("museu", "palácio"), moderator.user, "summary")
    assert find_share(target, moderator.user).written == 1


def test_a_text_that_was_stopped_keeps_its_writers(moderator, translator, translated):
    save_draft(translated, moderator.user)
    translated.enabled = False
    translated.save()
    page = Page.objects.get(pk=translated.get_target_instance().pk).specific.get_latest_revision_as_object()
    page.summary += " hoje"
    page.save_revision(user=moderator.user)
    share = find_share(page, moderator.user)
    assert (share.written, share.unknown) == (1, 0)
    assert not find_share(page, translator.user).is_small


def test_a_comma_in_the_original_leaves_the_words_to_their_writers(translated, translator, moderator, commit):
    write(translated, LONG.replace("pó", "poeira"), moderator.user, "summary")
    page = translated.source.get_source_instance()
    with commit():
        page.summary = "Un, résumé."
        page.save_revision().publish()
    count = find_share(translated.get_target_instance(), moderator.user)
    assert count.written == 1
    assert SegmentVersion.objects.filter(runs=None).count() == 0


def test_counting_takes_no_more_queries_for_more_segments(translated, django_assert_max_num_queries, moderator):
    target = translated.get_target_instance()
    find_share(target, moderator.user)
    with django_assert_max_num_queries(3):
        find_share(target, moderator.user)


def replace_image(desk, translation, image, commit):
    segment = OverridableSegment.objects.get(source=translation.source, context__path="lead_picture")
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    with commit():
        answer = desk.browser.put(address, f"value={image.pk}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {200, 201}, answer.content


def test_an_image_that_a_reviewer_swaps_counts_as_one_word(moderator, translator, start, make_page, commit):
    page = make_page("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory())
    translation = start(page=page)
    write_all(translation, LONG, translator.user)
    with commit():
        act(translator, translation, "submit-for-moderation")
    before = find_share(translation.get_target_instance(), moderator.user)
    replace_image(moderator, translation, ImageFactory(), commit)
    share = find_share(translation.get_target_instance(), moderator.user)
    assert (before.written, share.written) == (0, 1)
    act(moderator, translation, "approve")
    assert is_live(translation)


def test_an_image_that_its_translator_swapped_is_not_a_reviewers(moderator, translator, start, make_page, commit):
    page = make_page("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory())
    translation = start(page=page)
    write_all(translation, LONG, translator.user)
    other = ImageFactory()
    replace_image(translator, translation, other, commit)
    with commit():
        act(translator, translation, "submit-for-moderation")
    assert find_share(translation.get_target_instance(), moderator.user).written == 0
    act(moderator, translation, "approve")
    assert translation.get_target_instance().lead_picture == other


def test_an_own_translation_is_not_scheduled(moderator, start):
    translation = start()
    write_all(translation, LONG, moderator.user)
    page = save_draft(translation, moderator.user).as_object()
    page.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(OwnTextError):
        page.save_revision(user=moderator.user).publish(user=moderator.user)
    assert not Page.objects.get(pk=page.pk).scheduled_revision

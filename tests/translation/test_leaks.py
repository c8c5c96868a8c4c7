"""Ways by which readers could see text that nobody reviewed, or that they may not see."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail_localize.models import OverridableSegment, SegmentOverride

from cms.translation.permissions import TranslationLockedError
from cms.translation.workflow import moderation
from tests.factories import ImageFactory
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def translator(hire):
    return hire("translator", "pt")


@scene
def moderator(hire):
    return hire("moderator", "pt")


@scene
def with_image(write):
    return write("fr", title="Un texte", summary="Un résumé.", lead_picture=ImageFactory())


def test_a_replaced_image_that_the_reviewer_took_back_is_not_published(
    with_image, start, fill, act, translator, moderator
):
    translation = start(page=with_image)
    fill(translation)
    segment = OverridableSegment.objects.get(source=translation.source, context__path="lead_picture")
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    form = "application/x-www-form-urlencoded"
    assert translator.browser.put(address, f"value={ImageFactory().pk}", content_type=form).status_code == 201
    act(translator, translation, "submit-for-moderation")
    assert moderator.browser.delete(address).status_code == 200
    act(moderator, translation, "approve")
    page = translation.get_target_instance()
    assert page.live
    assert page.lead_picture_id == with_image.lead_picture_id


def test_a_translation_with_a_replaced_image_in_error_is_not_submitted(with_image, start, fill, act, translator):
    """wagtail-localize would use the original's image, without a message."""
    translation = start(page=with_image)
    fill(translation)
    segment = OverridableSegment.objects.get(source=translation.source, context__path="lead_picture")
    override = SegmentOverride.objects.create(
        locale=translation.target_locale, context=segment.context, data_json=str(ImageFactory().pk), has_error=True
    )
    act(translator, translation, "submit-for-moderation")
    assert not translation.get_target_instance().workflow_in_progress
    override.delete()
    act(translator, translation, "submit-for-moderation")
    assert translation.get_target_instance().workflow_in_progress


def test_an_image_of_an_unpublished_draft_goes_live_in_no_translation(start, fill, act, hire, moderator, translator):
    """The words are the same; the original's moderators have not seen the image yet."""
    translation = start()
    fill(translation)
    original = translation.source.get_source_instance()
    original.lead_picture = ImageFactory()
    original.save_revision()
    editor = hire("editor", "fr")
    editor.browser.post(reverse("wagtail_localize:update_translations", args=[translation.source.pk]))
    act(translator, translation, "submit-for-moderation")
    act(moderator, translation, "approve")
    page = translation.get_target_instance()
    assert not page.live
    original.get_latest_revision().publish()
    act(moderator, translation, "approve")
    page = translation.get_target_instance()
    assert page.live
    assert page.lead_picture_id == original.lead_picture_id


def test_the_translations_of_a_page_that_becomes_private_are_private_too(start, fill, act, moderator, commit):
    translation = start()
    fill(translation)
    act(moderator, translation, "publish")
    original, page = translation.source.get_source_instance(), translation.get_target_instance()
    assert page.live
    with commit():
        PageViewRestriction.objects.create(page=original, restriction_type="login")
    assert [r.restriction_type for r in page.view_restrictions.all()] == ["login"]


def test_a_translation_that_is_private_itself_stays_so_when_it_is_published(start, fill, act, moderator):
    translation = start()
    fill(translation)
    page = translation.get_target_instance()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    act(moderator, translation, "publish")
    assert translation.get_target_instance().live
    assert page.view_restrictions.exists()


def test_of_two_who_submit_at_once_the_second_is_told(start, fill, hire, translator, monkeypatch):
    """Both pass the first check; then the second request meets the state that the first one has left."""
    translation = start()
    fill(translation)
    colleague = hire("translator", "pt")
    save = moderation.save_draft

    def save_while_another_submits(translation, user):
        monkeypatch.setattr(moderation, "save_draft", save)
        moderation.submit(translation, colleague.user)
        return save(translation, user)

    monkeypatch.setattr(moderation, "save_draft", save_while_another_submits)
    with pytest.raises(TranslationLockedError):
        moderation.submit(translation, translator.user)
    assert translation.get_target_instance().workflow_states.count() == 1


def test_a_translation_does_not_become_public_when_its_private_original_is_deleted(start, fill, act, moderator, commit):
    translation = start()
    fill(translation)
    act(moderator, translation, "publish")
    original, page = translation.source.get_source_instance(), translation.get_target_instance()
    with commit():
        PageViewRestriction.objects.create(page=original, restriction_type="login")
    assert page.view_restrictions.exists()
    with commit():
        original.delete()
    assert page.view_restrictions.exists()


def test_a_page_that_becomes_public_again_is_so_in_every_language(start, commit):
    translation = start()
    original, page = translation.source.get_source_instance(), translation.get_target_instance()
    with commit():
        restriction = PageViewRestriction.objects.create(page=original, restriction_type="login")
    assert page.view_restrictions.exists()
    restriction.delete()
    assert not page.view_restrictions.exists()


def test_the_groups_that_may_see_a_page_may_see_its_translations(start, commit):
    translation = start()
    original, page = translation.source.get_source_instance(), translation.get_target_instance()
    group = Group.objects.create(name="Membres")
    restriction = PageViewRestriction.objects.create(page=original, restriction_type="groups")
    restriction.groups.set([group])
    assert [list(r.groups.all()) for r in page.view_restrictions.all()] == [[group]]

"""Moderators must agree to changes of images that readers see; other images are edited freely."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.images import get_image_model

from cms.library.models import Proposal
from cms.library.usage.usages import find_live_locales
from tests.images.conftest import make_file


@pytest.mark.parametrize(
    "changes",
    [
        {"author": "Somebody else"},
        {"holder": "A museum"},
        {"licence": "cc0-1.0"},
        {"title": "Another"},
        {"description": "Another"},
        {"alt_text_fr": "Autre chose"},
        {"alt_text_en": ""},
        {"alt_text_pt": "Uma flor"},
        {"title_fr": "Dahlia rouge"},
        {"focal_point_x": 10, "focal_point_y": 10, "focal_point_width": 20, "focal_point_height": 20},
        {"expires_on": ""},
        {"uses": ["web", "print"]},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_editors_change_of_a_live_image_waits(changes, hire, image, show, edit_image, again):
    image.expires_on, image.uses = datetime.date(2030, 1, 1), ["web"]
    image.save()
    show(lead_picture=image)
    before = again(image)
    response = edit_image(hire("editor", "fr", "pt", "en"), image, **changes)
    assert response.status_code == 302
    after = again(image)
    names = ["author", "holder", "licence", "title", "description", "words", "focal_point_x", "expires_on", "uses"]
    assert [getattr(after, name) for name in names] == [getattr(before, name) for name in names]
    assert Proposal.objects.count() == 1


def test_the_same_change_of_an_image_on_no_live_page_counts_at_once(hire, image, show, edit_image, again):
    show(live=False, lead_picture=image)
    edit_image(hire("editor", "fr"), image, author="Somebody else", alt_text_fr="Autre chose")
    assert again(image).author == "Somebody else"
    assert again(image).words["fr"][0] == "Autre chose"
    assert not Proposal.objects.exists()


def test_an_image_is_live_in_a_body_too(hire, image, show, edit_image, again):
    show(body=[("gallery", {"pictures": [{"image": image, "caption": ""}], "caption": ""})])
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    assert again(image).author == "vultilion"


def test_an_editor_does_not_make_an_image_free_with_a_draft_that_leaves_it_out(hire, image, show, edit_image, again):
    page = show(lead_picture=image)
    page.lead_picture = None
    page.save_revision()
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    assert again(image).author == "vultilion"


def test_what_is_approved_for_a_later_hour_counts_as_live(hire, image, show, edit_image, again):
    page = show(live=False)
    page.lead_picture = image
    page.go_live_at = datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC)
    page.save_revision().publish()
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    assert again(image).author == "vultilion"


def test_a_new_file_waits_where_readers_cannot_reach_it(hire, image, show, edit_image, again, only_proposal):
    show(lead_picture=image)
    before = again(image)
    edit_image(hire("editor", "fr"), image, file=make_file("other.png", size=(640, 480)))
    after = again(image)
    assert (after.file.name, after.width, after.file_hash) == (before.file.name, 1200, before.file_hash)
    assert after.file.storage.exists(after.file.name)
    proposal = only_proposal()
    assert proposal.file.name.startswith("proposals/")
    client = hire("editor", "fr").browser
    client.logout()
    assert client.get(f"/media/{proposal.file.name}").status_code == 404
    assert client.get(reverse("library_proposed_file", args=[proposal.pk])).status_code == 302


def test_an_accepted_file_takes_the_place_of_the_old_one(hire, image, show, edit_image, again, only_proposal, answer):
    show(lead_picture=image)
    old = again(image).file
    edit_image(hire("editor", "fr"), image, file=make_file("other.png", size=(640, 480)))
    proposed = only_proposal().file
    assert answer(hire("moderator", "fr"), only_proposal()).status_code == 302
    after = again(image)
    assert (after.width, after.height) == (640, 480)
    assert after.file.storage.exists(after.file.name)
    assert not old.storage.exists(old.name)
    assert not proposed.storage.exists(proposed.name)


def test_a_refused_file_is_removed(hire, image, show, edit_image, again, only_proposal, answer):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, file=make_file("other.png", size=(640, 480)))
    proposed = only_proposal().file
    answer(hire("moderator", "fr"), only_proposal(), "refuse", comment="Floue.")
    assert not proposed.storage.exists(proposed.name)
    assert again(image).width == 1200


def test_the_moderator_of_its_only_language_changes_it_at_once(hire, image, show, edit_image, again):
    show(lead_picture=image)
    edit_image(hire("moderator", "fr"), image, author="Somebody else", alt_text_fr="Autre chose")
    assert (again(image).author, again(image).words["fr"][0]) == ("Somebody else", "Autre chose")
    assert not Proposal.objects.exists()


def test_the_credit_of_an_image_live_in_two_languages_needs_both(
    hire, image, show, edit_image, again, only_proposal, answer
):
    show("fr", lead_picture=image)
    show("pt", lead_picture=image)
    edit_image(hire("moderator", "fr"), image, author="Somebody else")
    assert again(image).author == "vultilion"
    answer(hire("moderator", "en"), only_proposal())
    answer(hire("moderator", "fr"), only_proposal())
    assert again(image).author == "vultilion"
    answer(hire("moderator", "pt"), only_proposal())
    assert again(image).author == "Somebody else"


def test_who_moderates_all_its_languages_changes_it_at_once(hire, image, show, edit_image, again):
    show("fr", lead_picture=image)
    show("pt", lead_picture=image)
    edit_image(hire("moderator", "fr", "pt"), image, author="Somebody else")
    assert again(image).author == "Somebody else"


def test_an_alt_text_is_decided_by_a_moderator_of_its_language(
    hire, image, show, edit_image, again, only_proposal, answer
):
    show("fr", lead_picture=image)
    edit_image(hire("moderator", "fr"), image, alt_text_fr="Un dahlia", alt_text_en="A dahlia")
    assert again(image).words["fr"][0] == "Un dahlia"
    assert again(image).words["en"][0] == "A flower"
    assert answer(hire("moderator", "fr"), only_proposal()).status_code == 409
    answer(hire("moderator", "en"), only_proposal())
    assert again(image).words["en"][0] == "A dahlia"


def test_nobody_accepts_their_own_proposal(hire, image, show, edit_image, again, only_proposal, answer):
    show("fr", lead_picture=image)
    desk = hire("editor", "fr")
    edit_image(desk, image, author="Somebody else")
    assert answer(desk, only_proposal()).status_code == 409
    desk.user.groups.set(hire("moderator", "fr").user.groups.all())
    assert answer(desk, only_proposal()).status_code == 409
    assert again(image).author == "vultilion"


def test_ending_rights_is_immediate_for_all_who_may_change_it(hire, image, show, edit_image, again):
    show(lead_picture=image)
    desk = hire("editor", "fr")
    edit_image(desk, image, expires_on="2026-11-01", uses=["web", "print"])
    assert again(image).expires_on == datetime.date(2026, 11, 1)
    assert again(image).uses == ["web", "print"]
    edit_image(desk, image, uses=["print"])
    assert again(image).uses == ["print"]
    assert not Proposal.objects.exists()
    edit_image(desk, image, expires_on="2026-12-01", uses=["web", "print"])
    assert (again(image).expires_on, again(image).uses) == (datetime.date(2026, 11, 1), ["print"])
    assert Proposal.objects.count() == 1


def test_a_later_first_day_and_a_first_note_on_territory_limit_rights_too(hire, image, show, edit_image, again):
    show(lead_picture=image)
    desk = hire("editor", "fr")
    edit_image(desk, image, starts_on="2026-11-01", territory="Europe")
    assert (again(image).starts_on, again(image).territory) == (datetime.date(2026, 11, 1), "Europe")
    assert not Proposal.objects.exists()
    edit_image(desk, image, starts_on="", territory="")
    assert (again(image).starts_on, again(image).territory) == (datetime.date(2026, 11, 1), "Europe")
    assert Proposal.objects.count() == 1


def test_an_editors_replacement_waits_and_is_there_once_accepted(
    hire, image, show, edit_image, again, only_proposal, answer, make_image
):
    other = make_image(title="Pivoine")
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, replacement=other.pk)
    assert again(image).replacement is None
    answer(hire("moderator", "fr"), only_proposal())
    assert again(image).replacement == other


def test_a_replacement_may_be_live_and_is_not_deleted(hire, image, show, again, make_image, superuser):
    other = make_image(title="Pivoine")
    type(image).objects.filter(pk=image.pk).update(replacement=other)
    again(image).save()  # which updates the reference index
    page = show(lead_picture=image)
    assert find_live_locales(other) == {page.locale_id}
    superuser.post("wagtailimages:delete", other.pk)
    assert again(other)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_on": "2030-01-02", "expires_on": "2030-01-01"}, "expires_on"),
        ({"replacement": "itself"}, "replacement"),
    ],
)
def test_rights_that_contradict_each_other_get_a_sentence(changes, field, hire, image, edit_image):
    changes = {name: image.pk if value == "itself" else value for name, value in changes.items()}
    response = edit_image(hire("editor", "fr"), image, **changes)
    assert response.status_code == 200
    assert response.context["form"].errors[field]


def test_withdrawing_one_use_counts_while_another_is_proposed(hire, image, show, edit_image, again, only_proposal):
    image.uses = ["web", "social"]
    image.save()
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, uses=["web", "print"])
    assert again(image).uses == ["web"]
    assert only_proposal().changes["uses"] == {"from": ["web"], "to": ["web", "print"]}


def test_the_form_after_an_upload_is_no_other_door(hire, image, show, edit_image, again):
    show(lead_picture=image)
    edit_image(
        hire("editor", "fr"),
        image,
        name="wagtailimages:edit_multiple",
        prefix=f"image-{image.pk}-",
        author="Somebody else",
        alt_text_fr="Autre chose",
    )
    assert (again(image).author, again(image).words["fr"][0]) == ("vultilion", "Une fleur")
    assert Proposal.objects.count() == 2


def test_moderators_are_told_and_the_proposer_reads_the_answer(hire, image, show, edit_image, only_proposal, answer):
    show(lead_picture=image)
    editor, moderator, other = hire("editor", "fr"), hire("moderator", "fr", language="fr"), hire("moderator", "pt")
    edit_image(editor, image, alt_text_fr="Une <b>rose</b>")
    assert [message.to for message in mail.outbox] == [[moderator.user.email]]
    assert "Dahlia" in moderator.read_home()
    assert f"/library/proposals/{only_proposal().pk}/" in moderator.read_home()
    assert f"/library/proposals/{only_proposal().pk}/" not in other.read_home()
    shown = moderator.get("library_proposal", only_proposal().pk).content.decode()
    assert "Une &lt;b&gt;rose&lt;/b&gt;" in shown
    mail.outbox.clear()
    for blank in (" ", "\u200b"):
        assert answer(moderator, only_proposal(), "refuse", comment=blank).status_code == 409
    answer(moderator, only_proposal(), "refuse", comment="C’est un dahlia.")
    assert "C’est un dahlia." in mail.outbox[0].body
    assert mail.outbox[0].to == [editor.user.email]
    assert "C’est un dahlia." in editor.read_home()


def test_a_proposal_against_an_older_version_says_so(hire, image, show, edit_image, again, only_proposal, answer):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    moderator = hire("moderator", "fr")
    page = moderator.get("library_proposal", only_proposal().pk)
    assert b"older version" not in page.content
    version = page.context["version"]
    edit_image(moderator, image, author="A third")
    assert b"older version" in moderator.get("library_proposal", only_proposal().pk).content
    assert answer(moderator, only_proposal(), version=version).status_code == 409
    assert again(image).author == "A third"
    answer(moderator, only_proposal())
    assert again(image).author == "Somebody else"


def test_a_proposal_is_answered_once_and_can_be_withdrawn(hire, image, show, edit_image, only_proposal, answer):
    show(lead_picture=image)
    desk, moderator = hire("editor", "fr"), hire("moderator", "fr")
    edit_image(desk, image, author="Somebody else")
    assert answer(moderator, only_proposal(), "withdraw").status_code == 409
    assert answer(desk, only_proposal(), "withdraw").status_code == 302
    assert answer(moderator, only_proposal()).status_code == 409


def test_a_second_change_completes_the_waiting_proposal(hire, image, show, edit_image, only_proposal):
    show(lead_picture=image)
    desk = hire("editor", "fr")
    edit_image(desk, image, author="Somebody else")
    edit_image(desk, image, holder="A museum")
    assert {name: change["to"] for name, change in only_proposal().changes.items()} == {
        "author": "Somebody else",
        "holder": "A museum",
    }


def test_superusers_change_at_once_and_may_accept_what_they_proposed(superuser, image, show, edit_image, again):
    show(lead_picture=image)
    edit_image(superuser, image, author="Somebody else")
    assert again(image).author == "Somebody else"


def test_others_neither_read_nor_answer_a_proposal(hire, image, show, edit_image, only_proposal, answer, again):
    show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, author="Somebody else")
    for desk in (hire("editor", "fr"), hire("translator", "fr")):
        assert desk.get("library_proposal", only_proposal().pk).status_code in (302, 403)
        answer(desk, only_proposal())
    assert again(image).author == "vultilion"


def test_finding_where_an_image_is_live_takes_no_more_queries_for_more_pages(
    image, show, make_image, django_assert_max_num_queries
):
    from cms.library.usage.usages import find_live_locales_of

    show(lead_picture=image)
    with django_assert_max_num_queries(8) as first:
        find_live_locales_of([image])
    others = [make_image(title=f"Other {n}") for n in range(3)]
    for other in others:
        show(lead_picture=other)
        show("pt", lead_picture=other)
    with django_assert_max_num_queries(len(first.captured_queries)):
        found = find_live_locales_of([image, *others])
    assert [len(found[item.pk]) for item in (image, *others)] == [1, 2, 2, 2]


def test_deleting_an_image_takes_its_proposals_along(hire, image, show, edit_image, commit):
    page = show(lead_picture=image)
    edit_image(hire("editor", "fr"), image, file=make_file("other.png", size=(640, 480)))
    proposed = Proposal.objects.get().file
    with commit():
        page.delete()
        get_image_model().objects.get(pk=image.pk).delete()
    assert not Proposal.objects.exists()
    assert not proposed.storage.exists(proposed.name)


def test_the_home_page_takes_no_more_queries_for_more_proposals(
    hire, image, show, make_image, edit_image, django_assert_max_num_queries
):
    from cms.library.proposals.deciders import find_waiting_for

    editor, moderator = hire("editor", "fr"), hire("moderator", "fr")
    show(lead_picture=image)
    edit_image(editor, image, author="Somebody else")
    with django_assert_max_num_queries(20) as first:
        assert len(find_waiting_for(moderator.user)) == 1
    number_of_queries = len(first)
    for number in range(3):
        other = make_image(title=f"Other {number}")
        show(lead_picture=other)
        edit_image(editor, other, author="Somebody else", alt_text_fr="Un autre")
    with django_assert_max_num_queries(number_of_queries):
        assert len(find_waiting_for(moderator.user)) == 7

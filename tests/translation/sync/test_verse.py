"""Verse: its lines are one segment, with their breaks."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_lines_of_a_translation_are_its_own(publish_story, read_body):
    story = publish_story([("verse", {"text": "Un vers\nun autre\n\nUne strophe", "attribution": "Quelqu’une"})])
    segments = story.source.stringsegment_set.values_list("string__data", flat=True)
    assert "Un vers<br/>un autre<br/><br/>Une strophe" in set(segments)
    assert read_body(story)[0]["value"] == {
        "text": "[Un vers\nun autre\n\nUne strophe]",
        "attribution": "[Quelqu’une]",
    }

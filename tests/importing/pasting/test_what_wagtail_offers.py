"""What our scripts use of Wagtail's editor, which documents none of it, is in its scripts by these names.

If one is gone after an upgrade, the tests in tests/browser/pasting/ show what no longer works.
"""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

USED = {
    "wagtailadmin/js/telepath/blocks.js": [
        "splitBlock(",
        "deleteBlock(",
        "this.inserters",
        "this.children",
        "this.prefix",
        "getState()",
        "insert({",
    ],
    "wagtailadmin/js/draftail.js": [
        ".draftailEditor=",
        "splitState:",
        "saveState()",
        "getEditorState",
        "shouldMoveCommentFn",
        "data-draftail-editor-wrapper",
        "data-draftjs-conductor-fragment",
        "},250)",  # sending.js waits for what is written then
        '"COMMENT-"',
        "`STYLE_RERENDER_$",
    ],
}


@pytest.mark.once
@pytest.mark.parametrize(("script", "name"), [(script, name) for script, names in USED.items() for name in names])
def test_what_pasting_uses_is_there(script, name):
    assert name in Path(finders.find(script)).read_text()

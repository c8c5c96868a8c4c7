"""Models for translations, beside wagtail-localize's own.

`TextState` is derived data: it can be deleted and rebuilt at any time (`status/states.py`). The other models are facts.
"""

from .jobs import BulkSubmission, BulkSubmissionItem, TranslationJob
from .notices import Notice
from .po_files import UploadedPOFile
from .revisions import NOT_STORED, TranslatedRevision
from .segments import SegmentChange, SegmentVersion
from .states import OPEN_STATES, State, TextState

__all__ = [
    "NOT_STORED",
    "OPEN_STATES",
    "BulkSubmission",
    "BulkSubmissionItem",
    "Notice",
    "SegmentChange",
    "SegmentVersion",
    "State",
    "TextState",
    "TranslatedRevision",
    "TranslationJob",
    "UploadedPOFile",
]

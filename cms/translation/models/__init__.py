"""Models for translations, beside wagtail-localize's own.

`TextState` (`status/states.py`), `MemoryUnit` and `MemoryWord` (`memory/keeping/writing.py`) are derived data: they can
be deleted and rebuilt at any time. The other models are facts.
"""

from .dismissed_checks import DismissedCheck
from .image_words import ProposedImageWords
from .jobs import BulkSubmission, BulkSubmissionItem, TranslationJob
from .machines import MachineRun, MachineUsage, NoMachineTranslation
from .memory import MemoryUnit, MemoryWord
from .notices import Notice
from .review import CommentThread, ReviewedSegment, SegmentComment, SegmentCorrection
from .revisions import NOT_STORED, TranslatedRevision
from .segments import SegmentChange, SegmentVersion
from .states import OPEN_STATES, State, TextState
from .terms import Term, TermAuthor, TermConcept
from .uploads import TranslationUpload

__all__ = [
    "BulkSubmission",
    "BulkSubmissionItem",
    "CommentThread",
    "DismissedCheck",
    "MachineRun",
    "MachineUsage",
    "MemoryUnit",
    "MemoryWord",
    "NOT_STORED",
    "NoMachineTranslation",
    "Notice",
    "OPEN_STATES",
    "ProposedImageWords",
    "ReviewedSegment",
    "SegmentChange",
    "SegmentComment",
    "SegmentCorrection",
    "SegmentVersion",
    "State",
    "Term",
    "TermAuthor",
    "TermConcept",
    "TextState",
    "TranslatedRevision",
    "TranslationJob",
    "TranslationUpload",
]

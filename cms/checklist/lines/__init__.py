"""The lines of every page type. They hold by what a model has; content apps register their own."""


def register() -> None:
    """Register the lines, in the order in which they are shown."""
    from ..registry import register_line
    from .body import HeadingsLine, LinksLine
    from .fields import DescriptionLine, LeadPictureLine, RequiredLine, SummaryLine
    from .notes import NotesLine
    from .pictures import AltTextLine, CreditLine, RightsLine
    from .recordings import TranscriptLine

    for line in (
        SummaryLine(),
        LeadPictureLine(),
        RequiredLine(),
        AltTextLine(),
        TranscriptLine(),
        CreditLine(),
        RightsLine(),
        DescriptionLine(),
        HeadingsLine(),
        NotesLine(),
        LinksLine(),
    ):
        register_line(line)

"""The lines of every page type. They hold by what a model has; content apps register their own."""


def register() -> None:
    """Register the lines, in the order in which they are shown."""
    from ..registry import register_line
    from .fields import DescriptionLine, LeadPictureLine, SummaryLine

    for line in (SummaryLine(), LeadPictureLine(), DescriptionLine()):
        register_line(line)

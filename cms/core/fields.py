"""Model fields of the project."""

from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """Wagtail's StreamField, with its block definitions kept out of migrations.

    Blocks change often and never change the column; written into migrations they grow to tens of thousands of lines
    (measured in projects read for DESIGN, section 2). A migration that must read stream content reads its raw JSON.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs

"""Validation of exchange files against the schemas of their formats (`schemas/`)."""

import io
from functools import cache
from pathlib import Path

from lxml import etree

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def get_xliff_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-2.0.xsd")))


@cache
def get_tmx_schema() -> etree.DTD:
    return etree.DTD(str(SCHEMAS / "tmx14.dtd"))


def list_faults(schema, content: bytes) -> list[str]:
    """Return what a schema says against a file; nothing if it is valid."""
    schema.validate(etree.parse(io.BytesIO(content)))
    return [str(error) for error in schema.error_log]

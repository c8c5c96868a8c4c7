"""Word's files (.docx), turned into markup by mammoth.

Before that, what mammoth would leave out in silence is counted or made readable: formulas, moved and hidden words,
fields. The names of built-in styles are English in the files of all languages.
"""

import re
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree

from ..markup.reader import read_markup
from ..reading import Reading
from ..reasons import Reason
from .packages import Package, say_damaged, say_macros

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_XML = (".xml", ".rels")
_BODIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_UNWRAPPED = ("fldSimple", "dir", "bdo")
_STYLE_MAP = """
p[style-name='Title'] => p.MsoTitle:fresh
p[style-name='Subtitle'] => p.MsoSubtitle:fresh
p[style-name='Quote'] => p.MsoQuote:fresh
p[style-name='Intense Quote'] => p.MsoQuote:fresh
p[style-name='Quotations'] => p.MsoQuote:fresh
p[style-name='Block Text'] => p.MsoQuote:fresh
p[style-name='caption'] => p.MsoCaption:fresh
p[style-name='Caption'] => p.MsoCaption:fresh
p[style-name^='toc '] => p.MsoToc1:fresh
p[style-name^='TOC '] => p.MsoToc1:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
r[style-name='Emphasis'] => em
r[style-name='Subtle Emphasis'] => em
r[style-name='Intense Emphasis'] => em
r[style-name='Book Title'] => em
highlight => mark
"""
_STYLE_ID = re.compile(r"[\w-]{1,80}", re.ASCII)


def read_docx(content: bytes) -> Reading:
    """Return what a Word file says, with the files of its pictures. Raises UnreadableError."""
    package = Package(content)
    if "word/document.xml" not in package.names:
        raise say_damaged()
    if b"macroEnabled" in package.read("[Content_Types].xml"):
        raise say_macros()
    counted: Counter = Counter()
    prepared = _prepare(package, counted)
    html, pictures = _convert(prepared, _map_styles(package))
    reading = read_markup(html)
    for picture in reading.pictures:
        picture.name, picture.content = pictures.get(picture.name, ("", b""))
    _count_parts(package, counted)
    for reason, number in counted.items():
        reading.leave_out(reason, number)
    _read_properties(package, reading)
    return reading


def _convert(prepared: bytes, style_map: str) -> tuple[str, dict[str, tuple[str, bytes]]]:
    """Return the markup, and the name and content of each picture by the address that it has there."""
    import mammoth  # 2 MB, needed only when somebody imports a Word file

    pictures: dict[str, tuple[str, bytes]] = {}

    def keep(image) -> dict:
        with image.open() as file:
            key = f"picture:{len(pictures)}"
            pictures[key] = (f"{len(pictures) + 1}.{image.content_type.rpartition('/')[2][:10]}", file.read())
        return {"src": key}

    try:
        result = mammoth.convert_to_html(
            BytesIO(prepared),
            style_map=style_map,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(keep),
        )
    except Exception as error:  # mammoth expects valid files: broken ones make it raise errors of many types
        raise say_damaged() from error
    return result.value, pictures


# --- Before mammoth --------------------------------------------------------------------------------------------------


def _prepare(package: Package, counted: Counter) -> bytes:
    """Return the same package with parsed XML only, in which all words can be read."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name in package.names:
            if name.endswith(_XML):
                root = package.read_xml(name)
                if root is None:
                    continue
                if name in _BODIES:
                    _make_readable(root, counted)
                archive.writestr(name, etree.tostring(root))
            elif name.startswith("word/media/"):
                archive.writestr(name, package.read(name))
    return written.getvalue()


def _make_readable(root: etree.ElementBase, counted: Counter) -> None:
    """Change what mammoth does not read, and count what is left out."""
    for name in ("ins", "del"):
        counted[Reason.CHANGES] += sum(
            node.getparent().tag not in (W + "rPr", W + "trPr") for node in root.iter(W + name)
        )
    counted[Reason.CHANGES] += sum(1 for _node in root.iter(W + "moveTo"))
    for node in list(root.iter(W + "vanish")):
        run = node.getparent().getparent()
        if run is not None and run.tag == W + "r" and node.get(W + "val") not in ("0", "false"):
            counted[Reason.HIDDEN] += bool("".join(run.itertext()).strip())
            run.getparent().remove(run)
    for formula in list(root.iter(M + "oMath")):
        words = "".join(text.text or "" for text in formula.iter(M + "t"))
        counted[Reason.FORMULAS] += 1
        _replace(formula, _make_run(words))
    for paragraph in list(root.iter(M + "oMathPara")):
        _unwrap(paragraph)
    for name in _UNWRAPPED:
        for node in list(root.iter(W + name)):
            _unwrap(node)
    for ruby in list(root.iter(W + "ruby")):
        base = ruby.find(W + "rubyBase")
        _replace(ruby, _make_run("".join(base.itertext()) if base is not None else ""))
    charts = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
    diagrams = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
    counted[Reason.DRAWINGS] += sum(1 for _node in root.iter(charts, diagrams))
    counted[Reason.FILES] += sum(1 for _node in root.iter("{urn:schemas-microsoft-com:office:office}OLEObject"))
    linked = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip")
    counted[Reason.PICTURES] += sum(
        node.get(R + "link") is not None and node.get(R + "embed") is None for node in linked
    )


def _make_run(words: str) -> etree.ElementBase:
    run = etree.Element(W + "r")
    text = etree.SubElement(run, W + "t")
    text.text = words
    return run


def _replace(node: etree.ElementBase, other: etree.ElementBase) -> None:
    other.tail = node.tail
    node.getparent().replace(node, other)


def _unwrap(node: etree.ElementBase) -> None:
    parent = node.getparent()
    place = parent.index(node)
    parent[place : place + 1] = list(node)


def _map_styles(package: Package) -> str:
    """Return mammoth's style map, with the styles of this file that make words bold or italic."""
    styles = package.read_xml("word/styles.xml")
    lines = [_STYLE_MAP]
    for style in styles.iter(W + "style") if styles is not None else ():
        key, kind = style.get(W + "styleId") or "", style.get(W + "type")
        form = style.find(W + "rPr")
        name = style.find(W + "name")
        is_own = style.get(W + "customStyle") in ("1", "true")
        if not is_own or form is None or name is None or not _STYLE_ID.fullmatch(key):
            continue
        tags = [tag for tag, child in (("strong", "b"), ("em", "i")) if _is_on(form.find(W + child))]
        if tags and kind == "character":
            lines.append(f"r.{key} => {' > '.join(tags)}")
        elif tags and kind == "paragraph" and style.find(f"{W}pPr/{W}outlineLvl") is None:
            lines.append(f"p.{key} => p:fresh > {' > '.join(tags)}")
    return "\n".join(lines)


def _is_on(node: etree.ElementBase | None) -> bool:
    return node is not None and node.get(W + "val") not in ("0", "false", "none")


# --- Beside the text -------------------------------------------------------------------------------------------------


def _count_parts(package: Package, counted: Counter) -> None:
    comments = package.read_xml("word/comments.xml")
    if comments is not None:
        counted[Reason.COMMENTS] += sum(1 for _node in comments.iter(W + "comment"))
    for name in package.names:
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            root = package.read_xml(name)
            has_words = root is not None and any((text.text or "").strip() for text in root.iter(W + "t"))
            counted[Reason.HEADERS] += has_words


def _read_properties(package: Package, reading: Reading) -> None:
    """Take the title from what the file says of itself; its author is the owner of a computer more often than not."""
    core = package.read_xml("docProps/core.xml")
    if core is None:
        return
    title = core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""
    reading.title = " ".join(title.split())

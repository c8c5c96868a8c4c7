"""Every file here is a real one, with metadata as programs write it."""

import io
import struct

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from cms.images.files.metadata import Metadata, read_metadata

from .conftest import make_file

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
 <rdf:Description rdf:about=""
   xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
   xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
   xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
   photoshop:Credit="Agência do Vale" photoshop:Source="https://example.org/dahlias/7">
  <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Dahlia</rdf:li><rdf:li xml:lang="pt-PT">Dália</rdf:li>
   <rdf:li xml:lang="fr-FR">Le dahlia</rdf:li></rdf:Alt></dc:title>
  <dc:description><rdf:Alt><rdf:li xml:lang="x-default">A dahlia in the garden</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>Inês Duarte</rdf:li><rdf:li>Ana Reis</rdf:li></rdf:Seq></dc:creator>
  <dc:rights><rdf:Alt>
   <rdf:li xml:lang="x-default">© 2024 Museu do Vale. All rights reserved.</rdf:li></rdf:Alt></dc:rights>
  <cc:license rdf:resource="https://creativecommons.org/licenses/by-sa/4.0/"/>
  <Iptc4xmpCore:AltTextAccessibility><rdf:Alt>
   <rdf:li xml:lang="x-default">An orange dahlia</rdf:li><rdf:li xml:lang="fr">Un dahlia orange</rdf:li>
   <rdf:li xml:lang="pt">Uma dália laranja</rdf:li><rdf:li xml:lang="de">Eine Dahlie</rdf:li>
   <rdf:li xml:lang="en-GB">An orange dahlia, seen from the front</rdf:li>
  </rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
 </rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()

FOUND = Metadata(
    title="Dahlia",
    description="A dahlia in the garden",
    author="Inês Duarte, Ana Reis",
    holder="Museu do Vale",
    licence="cc-by-sa-4.0",
    source_url="https://example.org/dahlias/7",
    alt_texts={
        "fr": "Un dahlia orange",
        "pt": "Uma dália laranja",
        "en": "An orange dahlia, seen from the front",
    },
    titles={"pt": "Dália", "fr": "Le dahlia"},
)


def make_iptc(*datasets, charset=b"\x1b%G"):
    """Return a JPEG with IPTC-IIM datasets (record 2) in a Photoshop block, as agencies write it."""

    def encode(record, dataset, value):
        return struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value

    block = (encode(1, 90, charset) if charset else b"") + b"".join(encode(2, *dataset) for dataset in datasets)
    resource = (
        b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">L", len(block)) + block + b"\x00" * (len(block) % 2)
    )
    jpeg = make_file().read()
    return io.BytesIO(jpeg[:2] + b"\xff\xed" + struct.pack(">H", len(resource) + 2) + resource + jpeg[2:])


def make_exif(name="camera.jpg", **tags):
    exif = Image.Exif()
    for tag, value in tags.items():
        exif[getattr(ExifTags.Base, tag)] = value
    return make_file(name, exif=exif.tobytes())


@pytest.mark.parametrize("name", ["a.jpg", "a.webp", "a.avif"])
def test_xmp_is_read_from_every_format(name):
    assert read_metadata(make_file(name, xmp=XMP)) == FOUND


def test_xmp_is_read_from_png():
    info = PngImagePlugin.PngInfo()
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())

    assert read_metadata(make_file("a.png", pnginfo=info)) == FOUND


@pytest.mark.parametrize(
    "xmp",
    [
        'xmlns:p="http://ns.adobe.com/xap/1.0/rights/" p:WebStatement="http://creativecommons.org/licenses/by/2.0/"/>',
        'xmlns:p="http://ns.adobe.com/xap/1.0/rights/"><p:UsageTerms><r:Alt><r:li xml:lang="x-default">See '
        "https://creativecommons.org/licenses/by/2.0/</r:li></r:Alt></p:UsageTerms></r:Description>",
    ],
)
def test_the_licence_may_stand_in_the_rights_statement(xmp):
    rdf = 'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    packet = f'<r:RDF {rdf}><r:Description r:about="" {xmp}</r:RDF>'.encode()

    assert read_metadata(make_file(xmp=packet)).licence == "cc-by-2.0"


def test_the_holder_may_stand_in_a_structure_of_plus():
    packet = b"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about=""
      xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/"><plus:CopyrightOwner><r:Seq><r:li r:parseType="Resource">
      <plus:CopyrightOwnerName>Museu do Vale</plus:CopyrightOwnerName></r:li></r:Seq></plus:CopyrightOwner>
      </r:Description></r:RDF>"""

    assert read_metadata(make_file(xmp=packet)).holder == "Museu do Vale"


def test_iptc_is_read():
    found = read_metadata(
        make_iptc(
            (5, "Dália".encode()),
            (80, "Inês Duarte".encode()),
            (110, b"Vale Press"),
            (115, b"https://example.org/dahlias/7"),
            (116, b"(c) 2019-2024 Museu do Vale, https://creativecommons.org/licenses/by-nc/4.0/"),
            (120, b"In the garden"),
        )
    )

    assert found == Metadata(
        title="Dália",
        description="In the garden",
        author="Inês Duarte",
        holder="Museu do Vale",
        licence="cc-by-nc-4.0",
        source_url="https://example.org/dahlias/7",
    )


def test_iptc_of_old_programs_is_read_in_their_own_encoding():
    assert read_metadata(make_iptc((80, "Inês".encode("latin-1")), charset=None)).author == "Inês"


def test_the_credit_line_names_the_holder_where_no_copyright_notice_does():
    assert read_metadata(make_iptc((80, b"Ana"), (110, b"Vale Press"))).holder == "Vale Press"


def test_exif_is_read():
    found = read_metadata(
        make_exif(Artist="Ana Reis", Copyright="Copyright 2024 Museu do Vale", ImageDescription="A dahlia")
    )

    assert found == Metadata(description="A dahlia", author="Ana Reis", holder="Museu do Vale")


def test_exif_in_utf8_is_read_as_it_was_meant():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "In__s Duarte"

    assert read_metadata(make_file(exif=exif.tobytes().replace(b"__", "ê".encode()))).author == "Inês Duarte"


def test_what_a_camera_writes_by_itself_is_no_description_but_says_that_it_is_a_photograph():
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = "OLYMPUS DIGITAL CAMERA         "
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.ExposureTime] = 0.01

    assert read_metadata(make_file(exif=exif.tobytes())) == Metadata(kind="photograph")


def test_xmp_is_trusted_before_exif():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "CAMERA OWNER"

    assert read_metadata(make_file(xmp=XMP, exif=exif.tobytes())).author == "Inês Duarte, Ana Reis"


def test_one_name_for_author_and_holder_is_kept_once():
    found = read_metadata(make_exif(Artist="Ana Reis", Copyright="(c) Ana Reis"))

    assert (found.author, found.holder) == ("Ana Reis", "")


def test_a_file_without_metadata_says_nothing():
    assert read_metadata(make_file()) == Metadata()


BOMB = b"""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""


@pytest.mark.parametrize(
    "file",
    [
        lambda: make_file(xmp=b"<x:xmpmeta><not closed"),
        lambda: make_file(xmp=BOMB),
        lambda: make_file(xmp=b"\xff\xfe\x00broken"),
        lambda: make_file(exif=b"Exif\x00\x00MM\x00*\x00\x00\xff\xff"),
        lambda: make_iptc((80, b"\xff\xfe\xfd"), charset=b"?"),
        lambda: io.BytesIO(b"not a picture at all"),
        lambda: io.BytesIO(b""),
        lambda: io.BytesIO(make_file().read()[:300]),
    ],
)
def test_broken_metadata_is_as_good_as_none(file):
    assert isinstance(read_metadata(file()), Metadata)


def test_broken_xmp_does_not_hide_the_exif_beside_it():
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Ana Reis"

    assert read_metadata(make_file(xmp=b"<broken", exif=exif.tobytes())).author == "Ana Reis"


def test_texts_fit_their_fields_and_hold_no_control_characters():
    found = read_metadata(make_exif(Artist="A" * 400, ImageDescription="one\r\ntwo\x07 three"))

    assert len(found.author) == 255
    assert found.description == "one two three"


def test_the_file_is_left_where_it_was():
    file = make_file(xmp=XMP)
    file.seek(10)
    read_metadata(file)

    assert file.tell() == 10
    assert not file.closed

"""Terms as TBX and CSV: what is written is read again, hostile files get a sentence, nothing is overwritten unasked."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree
from translate.storage.tbx import tbxfile

from cms.translation.models import Term, TermConcept
from cms.translation.terms.files import BadTermFileError
from cms.translation.terms.importing import apply_import, plan_import
from cms.translation.terms.loading import load_concepts
from cms.translation.terms.tables import read_csv, write_csv
from cms.translation.terms.tbx import read_tbx, write_tbx

from .test_recognising import make

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).with_name("tbx_basic.rng")
SAMPLES = [
    make(fr=["œuvre d’art", "!oeuvre"], pt="obra de arte"),
    make("species", "Panthera leo", fr="lion", pt="leão", en="lion"),
    make("hashtag", do_not_translate=True, fr="#MuseumWeek"),
    replace(make("museum", fr="musée <b>& Cie"), note="Deux\nlignes, «\u202fet\u202f» |"),
    make(fr="=1+1", pt="@a", en="-b"),
    make(fr="Ａ é 日本 😀"),
]


def simplify(entry):
    note = " ".join(entry.note.split())
    return entry.kind, sorted(entry.words), entry.scientific_name, entry.do_not_translate, note


@pytest.mark.parametrize("entry", SAMPLES)
def test_what_is_written_is_read_again(entry):
    assert [simplify(one) for one in read_tbx(write_tbx([entry]))] == [simplify(entry)]
    assert [simplify(one) for one in read_csv(write_csv([entry], ["fr", "pt", "en"]))] == [simplify(entry)]


def test_a_tbx_file_obeys_the_schema_which_finds_what_is_wrong():
    file = write_tbx(SAMPLES, "Termes")
    schema = etree.RelaxNG(etree.parse(SCHEMA))
    document = etree.fromstring(file)
    assert schema.validate(document), schema.error_log
    document[1][0][0].remove(document[1][0][0].find("{*}langSec"))
    document[1][0][0].remove(document[1][0][0].find("{*}langSec"))
    assert not schema.validate(document)


def test_a_spreadsheet_calculates_nothing():
    assert b",=1+1" not in write_csv(SAMPLES, ["fr", "pt", "en"])


def test_files_of_other_tools_are_read():
    dct = b"""<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="a"><langSec xml:lang="pt-PT">
        <termSec><term>museu</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
        <termSec><term>museus</term></termSec></langSec></conceptEntry></body></text></tbx>"""
    [entry] = read_tbx(dct)
    assert [tuple(one) for one in entry.words] == [("pt-pt", "museu", "preferred"), ("pt-pt", "museus", "admitted")]
    old = tbxfile(sourcelanguage="fr", targetlanguage="pt")
    unit = old.addsourceunit("musée")
    unit.settarget("museu", lang="pt")
    [entry] = read_tbx(bytes(old))
    assert (entry.get_preferred("fr"), entry.get_preferred("pt")) == ("musée", "museu")
    assert read_csv("kind;fr;pt\nmuseum;musée;museu\n".encode())[0].get_preferred("pt") == "museu"


BOMB = b'<!DOCTYPE a [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;">]><tbx><text><body>&b;</body></text></tbx>'
FOREIGN = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx>&a;</tbx>'


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (read_tbx, BOMB),
        (read_tbx, FOREIGN),
        (read_tbx, b"<tbx><text>"),
        (read_tbx, b"<html/>"),
        (read_tbx, b""),
        (read_tbx, b"<tbx>\xff\xfe</tbx>"),
        (read_tbx, b'<?xml version="1.0" encoding="nonsense"?><tbx/>'),
        (read_tbx, b"<tbx>" + b" " * 3_000_000 + b"</tbx>"),
        (read_tbx, b"<tbx>" + b"<conceptEntry/>" * 6000 + b"</tbx>"),
        (read_tbx, "<tbx/>".encode("utf-16")[:7]),
        (read_csv, "kind,fr\nmuseum,musée".encode("latin-1")),
        (read_csv, b"a,b\n1,2"),
        (read_csv, b"kind\nmuseum"),
        (read_csv, b"\0" * 50),
        (read_csv, b'kind,fr\nmuseum,"open'),
        (read_csv, b"kind,fr\n" + b"term,x\n" * 6000),
    ],
)
def test_a_file_that_is_hostile_or_none_gets_a_sentence(read, content, translator):
    with pytest.raises(BadTermFileError) as refusal:
        read(content)
    assert str(refusal.value)
    file = SimpleUploadedFile("terms.tbx", content)
    answer = translator.browser.post(reverse("import_terms"), {"file": file})
    assert answer.status_code == 200
    assert not TermConcept.objects.exists()


def test_an_import_is_first_shown_and_what_is_imported_is_only_proposed(translator, term):
    term("museum", fr="musée d’Orsay", pt="Museu de Orsay", en="Orsay Museum")
    entries = [
        make("museum", fr="musée d’Orsay", pt="Museu d’Orsay"),  # otherwise
        make("museum", fr="musée d’Orsay"),  # twice
        make("role", fr="conservateur", pt="conservador"),  # new
        make(es="museo"),
        make(fr="x" * 300),
    ]
    plan = plan_import(entries, translator.user)
    assert [item.label for item in plan.new] == ["conservateur"]
    assert [str(item.existing) for item in plan.conflicts] == ["musée d’Orsay"]
    assert len(plan.left_out) == 3
    assert all(item.reason for item in plan.left_out)
    assert TermConcept.objects.count() == 1
    apply_import(plan, translator.user)
    assert Term.objects.filter(text="Museu de Orsay").exists()
    assert not Term.objects.filter(text="Museu d’Orsay").exists(), "never unasked"
    new = TermConcept.objects.get(kind="role")
    assert (new.status, new.proposed_by) == ("proposed", translator.user)
    assert new.authors.get().user == translator.user, "who imports it cannot approve it"
    apply_import(plan_import(entries[:1], translator.user), translator.user, take=[entries[0].key])
    change = TermConcept.objects.get(replaces__isnull=False)
    assert {term.text for term in change.terms.all()} == {"musée d’Orsay", "Museu d’Orsay", "Orsay Museum"}
    assert Term.objects.filter(text="Museu de Orsay").exists(), "in force until it is approved"
    again = plan_import(entries[:1], translator.user)
    assert again.left_out
    assert not again.conflicts


def test_what_was_exported_changes_nothing(translator, term):
    term("species", scientific_name="Panthera leo", fr="lion", pt=["leão", "~leão-africano", "!lião"])
    for read, file in ((read_tbx, write_tbx(load_concepts())), (read_csv, write_csv(load_concepts(), ["fr", "pt"]))):
        plan = plan_import(read(file), translator.user)
        assert len(plan.unchanged) == 1
        assert not plan.new + plan.conflicts + plan.left_out


def test_the_whole_way_through_the_admin(translator, moderator, term):
    term("museum", fr="musée d’Orsay", pt="Museu de Orsay")
    content = "kind,fr,pt\nmuseum,musée d’Orsay,Museu d’Orsay\nterm,tableau,quadro\n".encode()
    file = SimpleUploadedFile("t.csv", content)
    page = translator.browser.post(reverse("import_terms"), {"file": file}).content.decode()
    assert "quadro" in page
    assert TermConcept.objects.count() == 1
    entries = re.search(r'name="entries" value="([^"]*)"', page)[1]
    key = re.search(r'name="take" value="([^"]*)"', page)[1]
    answer = translator.browser.post(reverse("import_terms"), {"entries": entries, "take": key})
    assert answer.status_code == 302
    assert TermConcept.objects.filter(status="proposed").count() == 2
    tampered = translator.browser.post(reverse("import_terms"), {"entries": entries[:-3] + "abc"})
    assert tampered.status_code == 302
    assert TermConcept.objects.count() == 3


@pytest.mark.parametrize("file_format", ["tbx", "csv"])
def test_the_export_has_what_is_approved_and_is_for_people_who_translate(translator, hire, newsroom, term, file_format):
    term(fr="horloge", pt="relógio")
    translator.browser.post(reverse("terms:add"))
    url = reverse("export_terms", args=[file_format])
    content = translator.browser.get(url).content.decode()
    assert "relógio" in content
    assert translator.browser.get(reverse("export_terms", args=["exe"])).status_code == 404
    outsider = hire("translator")
    for answer in (outsider.browser.get(url), outsider.browser.get(reverse("import_terms"))):
        assert answer.status_code in (302, 403)


def test_an_import_costs_the_same_for_any_number_of_terms(translator, term):
    def count(number):
        entries = [make(fr=f"mot {number} {n}", pt=f"palavra {number} {n}") for n in range(number)]
        entries = [replace(entry, key=str(n)) for n, entry in enumerate(entries)]
        with CaptureQueriesContext(connection) as queries:
            made = apply_import(plan_import(entries, translator.user), translator.user)
        assert len(made) == number
        return len(queries)

    count(1)
    few, many = count(3), count(150)
    assert many <= few + 6, "SQLite writes in several steps"
    assert many <= 40

"""Fingerprints of sources ignore slugs, blank segments and the order of blocks; blank translations count as missing.

The migration changes no text's state: a stored fingerprint that the former formula gives for the source's current
segments is replaced with the new one. The keys of alignments contain fingerprints, and are replaced too. Both formulas
are copied here, so that the code can change again.
"""

import hashlib
import json
import re
from collections import defaultdict

from django.db import migrations, models
from django.db.models.functions import Cast

from cms.core.editing.blank import is_blank

BATCH = 200
ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}", re.IGNORECASE)


def make_former_fingerprint(segments):
    digest = hashlib.sha256()
    for path, text in segments:
        digest.update(f"{path}\0{text}\0".encode())
    return digest.hexdigest()


def make_fingerprint(segments):
    by_path = defaultdict(list)
    for path, text in segments:
        if path != "slug" and not is_blank(text):
            by_path[path].append(text)
    kinds = {path: ".".join("*" if ID.fullmatch(part) else part for part in path.split(".")) for path in by_path}
    parts = sorted([kinds[path], *texts] for path, texts in by_path.items())
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def make_former_key(fingerprint, blocks):
    digest = hashlib.sha256(fingerprint.encode())
    for block in blocks:
        digest.update(f"\0{block['type']}\0{block.get('id')}".encode())
    return digest.hexdigest()


def make_key(fingerprint, blocks):
    digest = hashlib.sha256(fingerprint.encode())
    for name in list_blocks(blocks):
        digest.update(f"\0{name}".encode())
    return digest.hexdigest()


def list_blocks(value):
    if isinstance(value, dict):
        if {"type", "value"} <= value.keys():
            yield f"{value['type']}\0{value.get('id')}"
        for inner in value.values():
            yield from list_blocks(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_blocks(inner)


def renew_fingerprints(apps, schema_editor):
    """Write the new fingerprints, and the keys of the live versions of each text."""
    TranslationSource = apps.get_model("wagtail_localize", "TranslationSource")
    ids = list(TranslationSource.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        renew_batch(apps, TranslationSource.objects.filter(pk__in=ids[start : start + BATCH]))


def renew_batch(apps, sources):
    StringSegment = apps.get_model("wagtail_localize", "StringSegment")
    TranslatedRevision = apps.get_model("translation", "TranslatedRevision")
    segments = defaultdict(list)
    rows = StringSegment.objects.filter(source__in=sources).order_by("order")
    for source_id, path, text in rows.values_list("source_id", "context__path", "string__data"):
        segments[source_id].append((path, text))
    renewed = {}  # the former and the new fingerprint by translation key
    for source_id, key in sources.values_list("pk", "object_id"):
        former, new = make_former_fingerprint(segments[source_id]), make_fingerprint(segments[source_id])
        TranslatedRevision.objects.filter(translation__source=source_id, fingerprint=former).update(fingerprint=new)
        renewed[key] = (former, new)
    renew_keys(apps, renewed)


def renew_keys(apps, renewed):
    """Store the new keys of the live versions of some texts; delete those that cannot be computed here."""
    Alignment = apps.get_model("reading", "Alignment")
    TranslatedRevision = apps.get_model("translation", "TranslatedRevision")
    alignments = list(Alignment.objects.filter(page__translation_key__in=list(renewed)).select_related("page__content_type"))
    bodies = read_bodies(apps, [alignment.page for alignment in alignments])
    revisions = [alignment.page.live_revision_id for alignment in alignments]
    records = dict(TranslatedRevision.objects.filter(revision__in=revisions).values_list("revision_id", "fingerprint"))
    changed, unknown = [], []
    for alignment in alignments:
        blocks = bodies.get(alignment.page_id)
        former, new = renewed[alignment.page.translation_key]
        made_from = records.get(alignment.page.live_revision_id)
        if blocks is not None and made_from:
            alignment.key = make_key(made_from, blocks)
            changed.append(alignment)
        elif blocks is not None and alignment.key == make_former_key(former, blocks):
            alignment.key = make_key(new, blocks)
            changed.append(alignment)
        elif blocks is None or alignment.key != make_key(new, blocks):
            unknown.append(alignment.pk)
    Alignment.objects.bulk_update(changed, ["key"], batch_size=BATCH)
    Alignment.objects.filter(pk__in=unknown).delete()


def read_bodies(apps, pages):
    """Map page ids to the raw JSON of their stored bodies."""
    by_type = defaultdict(list)
    for page in pages:
        by_type[page.content_type.app_label, page.content_type.model].append(page.pk)
    bodies = {}
    for (app_label, name), ids in by_type.items():
        try:
            model = apps.get_model(app_label, name)
        except LookupError:
            continue
        fields = [field for field in model._meta.get_fields() if type(field).__name__ == "StreamField"]
        if not fields:
            continue
        found = model.objects.filter(pk__in=ids).annotate(raw_body=Cast(fields[0].name, models.TextField()))
        for pk, raw in found.values_list("pk", "raw_body"):
            bodies[pk] = json.loads(raw) if raw else []
    return bodies


def mark_blank_translations(apps, schema_editor):
    """Mark blank translations as in error, as they are now when they are saved."""
    StringTranslation = apps.get_model("wagtail_localize", "StringTranslation")
    blank = []
    for pk, data in StringTranslation.objects.filter(has_error=False).values_list("pk", "data").iterator():
        if is_blank(data):
            blank.append(pk)
    for start in range(0, len(blank), BATCH):
        StringTranslation.objects.filter(pk__in=blank[start : start + BATCH]).update(has_error=True)


class Migration(migrations.Migration):

    dependencies = [
        ('translation', '0001_initial'),
        ('reading', '0001_initial'),
        ('wagtail_localize', '0016_rename_page_revision_translationlog_revision'),
    ]

    operations = [
        migrations.RunPython(renew_fingerprints, migrations.RunPython.noop),
        migrations.RunPython(mark_blank_translations, migrations.RunPython.noop),
    ]

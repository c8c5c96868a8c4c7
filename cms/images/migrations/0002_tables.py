from django.db import migrations, models

from cms.images.denormalised import read_files, read_words


def fill_tables(apps, schema_editor):
    for image in apps.get_model("images", "CustomImage").objects.iterator():
        image.files, image.words = read_files(image), read_words(image)
        image.save(update_fields=["files", "words"])


class Migration(migrations.Migration):
    dependencies = [("images", "0001_initial")]

    operations = [
        migrations.AddField("customimage", "files", models.JSONField(default=dict, editable=False)),
        migrations.AddField("customimage", "words", models.JSONField(default=dict, editable=False)),
        migrations.RunPython(fill_tables, migrations.RunPython.noop),
    ]

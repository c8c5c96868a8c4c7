"""Rename the model of the steps that run once; its table keeps its name."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0001_initial")]

    operations = [
        migrations.AlterModelTable("DoneOnce", "newsroom_doneonce"),
        migrations.RenameModel("DoneOnce", "OneTimeStep"),
    ]

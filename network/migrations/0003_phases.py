"""Every installation starts with the phases of the chain."""

from django.db import migrations

from network.phases import lay


def forwards(apps, schema_editor):
    lay(apps.get_model("network", "Phase"))


class Migration(migrations.Migration):
    dependencies = [("network", "0002_trigram")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

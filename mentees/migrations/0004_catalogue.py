"""Every installation starts with a catalogue of goals and steps."""

from django.db import migrations

from mentees.catalogue import lay


def forwards(apps, schema_editor):
    lay(
        apps.get_model("mentees", "GoalTemplate"),
        apps.get_model("mentees", "StepTemplate"),
        apps.get_model("network", "Phase"),
    )


class Migration(migrations.Migration):
    dependencies = [("mentees", "0003_referral_reply"), ("network", "0003_phases")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]

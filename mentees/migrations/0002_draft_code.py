from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentees", "0001_initial")]

    operations = [
        # Nobody has begun a request yet, so that one default is enough for the unique column.
        migrations.AddField(
            model_name="draft",
            name="code_hash",
            field=models.CharField(default="", editable=False, max_length=64, unique=True),
            preserve_default=False,
        ),
    ]

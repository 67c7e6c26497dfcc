"""Trigram search needs pg_trgm on PostgreSQL; the operation does nothing on other engines."""

from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]

    operations = [TrigramExtension()]

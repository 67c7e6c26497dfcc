"""`manage.py seed_demo`: the demo, on machines that allow one."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.load import load


class Command(BaseCommand):
    help = "Load the demo: the county's register and one invented person per role. Loading again changes nothing."

    def handle(self, *args, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError("This installation is for real people: the demo is not loaded here.")
        load()
        self.stdout.write("The demo is loaded.")

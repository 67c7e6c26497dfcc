"""`manage.py load_register --areas F --organisations F --offers F`: a town's own register from its own lists."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.errors import Refusal
from network.services import load_register


class Command(BaseCommand):
    help = "Loads areas, organisations and offers from CSV files. All or nothing; loading again adds what is new."

    def add_arguments(self, parser):
        for name in ("areas", "organisations", "offers"):
            parser.add_argument(f"--{name}", type=Path, help=f"CSV with semicolons, UTF-8: {name}")

    def handle(self, *args, **options):
        files = {name: options[name] for name in ("areas", "organisations", "offers")}
        if not any(files.values()):
            raise CommandError("Name at least one file: --areas, --organisations, --offers.")
        try:
            new = load_register(actor=None, **files)
        except Refusal as refusal:
            raise CommandError(f"Nothing was loaded.\n{refusal.message}") from refusal
        self.stdout.write(f"New: {new.areas} areas, {new.organisations} organisations, {new.offers} offers.")

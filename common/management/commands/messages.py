"""Collect the words of the project into the catalogues, check them, compile them."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from common.catalogues import extract, po


class Command(BaseCommand):
    help = "Collects translatable words into locale/, keeps translations, drops old words, compiles."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        only = parser.add_mutually_exclusive_group()
        only.add_argument("--check", action="store_true", help="change nothing; fail if something is to be done")
        only.add_argument("--compile", action="store_true", help="only compile what is newer than its .mo")

    def handle(self, *args, **options):
        root = Path(settings.BASE_DIR)
        if options["check"]:
            return self._check(root)
        if not options["compile"]:
            self._collect(root)
        for path in po.compile_stale(root / "locale"):
            self.stdout.write(f"compiled {path.relative_to(root)}")
        return None

    def _collect(self, root: Path) -> None:
        words = extract.extract(root)
        for folder in po.PLURALS:
            path, text = po.po_file(root, folder), po.updated(root, folder, words)
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
            open_ones = sum(not entry.done for entry in po.parse(text).values())
            self.stdout.write(f"{folder}: {len(words)} words, {open_ones} without translation")

    def _check(self, root: Path) -> None:
        from common.catalogues import wording

        words, found = extract.extract(root), []
        for folder in po.PLURALS:
            path, text = po.po_file(root, folder), po.updated(root, folder, words)
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                found.append(f"{folder}: out of date, run `make messages`")
            found += wording.problems(folder, list(po.parse(text).values()))
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"{len(words)} words, German complete.")

"""`manage.py plan_jobs`: the queue's plan from every room's schedule.py."""

from django.core.management.base import BaseCommand

from common import jobs


class Command(BaseCommand):
    help = "Plans the regular jobs of all rooms; jobs no room knows any more are removed."

    def handle(self, *args, **options):
        self.stdout.write(f"{len(jobs.plan())} regular jobs planned")

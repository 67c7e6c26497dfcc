"""`manage.py match --dry-run`: what the machine would propose, house by house, as JSON with public ids only."""

import json

from django.core.management.base import BaseCommand, CommandError

from mentors.queries import pairs
from mentors.queries.cards import houses_with_people_waiting


class Command(BaseCommand):
    help = "Print the best assignment for everybody waiting, with reasons and what stays unmatched. Writes nothing."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="needed: only people propose, on the page")
        parser.add_argument("--organisation", default="", help="only this house, by its name")

    def handle(self, *args, dry_run, organisation, **options):
        if not dry_run:
            raise CommandError("A person decides every tandem: use --dry-run here, and propose on the page.")
        houses = houses_with_people_waiting()
        if organisation:
            houses = houses.filter(name=organisation)
            if not houses:
                raise CommandError("Nobody waits in a house of this name.")
        found = [{"organisation": house.name, **_told(pairs.everybody_of(house))} for house in houses]
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))


def _told(plan: pairs.Plan) -> dict:
    return {
        "proposals": [
            {
                "mentee": one.mentee.public_id,
                "need": one.need.public_id,
                "mentor": one.engagement.volunteer.public_id,
                "engagement": one.engagement.public_id,
                "reasons": one.said,
                "ask_first": one.questions,
            }
            for one in plan.pairs
        ],
        "unmatched": [
            {
                "mentee": one.mentee.public_id,
                "need": one.need.public_id,
                "in_the_way": {rule.value: number for rule, number in one.obstacles.against.items()},
                "would_help": one.helps,
            }
            for one in plan.left
        ],
    }

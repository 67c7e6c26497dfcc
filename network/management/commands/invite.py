"""`manage.py invite coordinator --mail A`: the first people of a town, whom nobody is there to invite."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.containers import HOUSE
from accounts.enums import Channel, Role
from common import short_codes
from common.errors import Refusal
from network.enums import OrganisationKind
from network.models import Organisation
from network.services import invitation_delivery, invitations


class Command(BaseCommand):
    help = "Invites one person into a role by mail, SMS or letter, and prints the link, which is known only now."

    def add_arguments(self, parser):
        parser.add_argument("role", choices=[role.value for role in Role])
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--mail", metavar="ADDRESS")
        way.add_argument("--sms", metavar="NUMBER")
        way.add_argument("--letter", metavar="FILE", help="where the letter (PDF) is written to")
        parser.add_argument("--name", default="", help="how the invitation addresses the person")
        parser.add_argument("--organisation", default="", help="name; coordinators need none if there is one KI")

    def handle(self, *args, **options):
        channel = _channel(options)
        role = Role(options["role"])
        try:
            made, code = invitations.invite(
                actor=None,
                role=role,
                container=_container(role, options["organisation"]),
                channel=channel,
                address=options["mail"] or options["sms"] or options["name"],
                name=options["name"],
            )
        except Refusal as refusal:
            raise CommandError(str(refusal.message)) from refusal
        if options["letter"]:
            Path(options["letter"]).write_bytes(invitation_delivery.letter_pdf(made))
        else:
            self.stdout.write("The invitation is on its way as soon as the job worker runs.")
        self.stdout.write(f"{invitation_delivery.link_of(code)}\n{short_codes.spoken(code)}")


def _channel(options) -> Channel:
    if options["letter"]:
        return Channel.LETTER
    return Channel.MAIL if options["mail"] else Channel.SMS


def _container(role: Role, name: str):
    """The organisation of that name; the only integration centre for coordinators; else the whole installation."""
    if name:
        found = Organisation.objects.filter(name=name)
    elif role == Role.COORDINATOR:
        found = Organisation.objects.filter(kind=OrganisationKind.INTEGRATION_CENTRE)
    else:
        return HOUSE
    match list(found[:2]):
        case [one]:
            return one
        case []:
            raise CommandError("There is no such organisation. Load the register first (load_register).")
    raise CommandError("There are several. Name one with --organisation.")

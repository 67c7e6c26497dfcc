"""The demo's register: the real partners of the county, invented programmes, all through the services."""

import datetime as dt
from pathlib import Path

from django.db import transaction

from common import clock
from demo.programmes import CONTACTS, PROGRAMMES, Entry, Person
from network import services
from network.models import Area, Organisation, Phase, Programme

DATA = Path(__file__).parent / "data"


@transaction.atomic
def load(actor=None) -> int:
    """Load areas, partners, offers, programmes and contacts; gives how many programmes were new.

    `actor` is a coordinator of the county, or None for the house itself. Loading again changes nothing.
    """
    services.load_register(
        actor=actor,
        areas=DATA / "areas.csv",
        organisations=DATA / "organisations.csv",
        offers=DATA / "offers.csv",
    )
    partners = {partner.name: partner for partner in Organisation.objects.select_related("area").order_by("pk")}
    for name, person in CONTACTS.items():
        if not partners[name].contacts.filter(programme=None).exists():
            services.add_contact(actor=actor, organisation=partners[name], **_reachable(person))
    areas = {area.name: area for area in Area.objects.order_by("pk")}
    phases = {phase.slug: phase for phase in Phase.objects.order_by("pk")}
    there = set(Programme.objects.values_list("organisation__name", "name"))
    new = [entry for entry in PROGRAMMES if (entry.provider, entry.name) not in there]
    for entry in new:
        _programme(actor, entry, partners[entry.provider], phases, areas)
    return len(new)


def _programme(actor, entry: Entry, provider, phases, areas) -> None:
    de, plain, en, ar = entry.texts
    programme = services.create_programme(
        actor=actor,
        organisation=provider,
        name=entry.name,
        phases=[phases[slug] for slug in entry.phases],
        areas=[areas[name] for name in entry.areas],
        languages=entry.languages,
        target_groups=entry.groups,
        is_demo=True,
        summary_de=de,
        summary_de_simple=plain,
        summary_en=en,
        summary_ar=ar,
        places_total=entry.places[0],
        places_free=entry.places[1],
        minimum_age=entry.age,
        clearance_needed=entry.clearance,
        open_to=entry.open_to,
    )
    services.add_contact(actor=actor, programme=programme, **_reachable(entry.contact))
    if entry.deputy:
        services.add_contact(actor=actor, programme=programme, is_deputy=True, **_reachable(entry.deputy))
    if entry.funding:
        funder, months = entry.funding
        ends_on = clock.today() + dt.timedelta(days=30 * months)
        services.add_funding(actor=actor, programme=programme, funder=funder, ends_on=ends_on)
    if entry.confirmed is not None:
        on = clock.today() - dt.timedelta(days=entry.confirmed)
        services.confirm_programme(actor=actor, programme=programme, on=on)


def _reachable(person: Person) -> dict:
    return {
        "name": person.name,
        "job": person.job,
        "phone": person.phone,
        "email": f"{person.mailbox}@example.org",
    }

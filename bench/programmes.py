"""A register of the size a figure needs: programmes with everything a list shows of them."""

import datetime as dt

PHASES_EACH, LANGUAGES_EACH = 2, 3
PROGRAMMES_PER_ORGANISATION = 5
LANGUAGES = ("de", "ar", "fa", "kmr", "tr", "uk", "ti", "en")


def register_of(programmes: int):
    """Fill the register up to this many published programmes. Gives the county.

    Rows are inserted directly: a figure measures reading, and thousands of audited writes would only cost time.
    """
    from common import clock
    from common.names import fold
    from network.models import ContactPerson, Organisation, Phase, Programme

    county, areas = _areas()
    phases = list(Phase.objects.order_by("position")) or _phases()
    have = Programme.objects.count()
    numbers = range(have, programmes)
    organisations = [
        Organisation(name=f"Träger {n}", name_key=f"traeger {n}", kind="provider", area=areas[n % len(areas)])
        for n in range(-(-have // PROGRAMMES_PER_ORGANISATION), -(-programmes // PROGRAMMES_PER_ORGANISATION))
    ]
    Organisation.objects.bulk_create(organisations)
    organisations = list(Organisation.objects.order_by("pk"))
    made = Programme.objects.bulk_create(
        Programme(
            organisation=organisations[n // PROGRAMMES_PER_ORGANISATION],
            name=f"Patinnen und Paten {n}",
            name_key=fold(f"Patinnen und Paten {n}"),
            summary=f"Wir begleiten junge Menschen auf dem Weg in Ausbildung & Arbeit. Gruppe {n} trifft sich oft.",
            places_total=20,
            places_free=n % 7,
            confirmed_on=clock.today() - dt.timedelta(days=(n * 7) % 120),
        )
        for n in numbers
    )
    _links(made, phases, areas)
    ContactPerson.objects.bulk_create(
        ContactPerson(
            organisation=programme.organisation,
            programme=programme,
            name=f"Kontakt {n}",
            name_key=f"kontakt {n}",
            phone="+495718860000",
            email=f"kontakt{n}@example.org",
            is_deputy=is_deputy,
        )
        for n, programme in enumerate(made, start=have)
        for is_deputy in (False, True)
    )
    return county


def _areas():
    from network.models import Area

    county = Area.objects.filter(parent=None).first() or Area.objects.create(kind="county", name="Kreis", path="/k/")
    for n in range(Area.objects.filter(parent=county).count(), 5):
        Area.objects.create(kind="municipality", name=f"Gemeinde {n}", parent=county, path=f"{county.path}{n}/")
    return county, list(Area.objects.filter(parent=county).order_by("pk"))


def _phases():
    from network.models import Phase

    return Phase.objects.bulk_create(
        Phase(slug=f"phase-{n}", name=f"Phase {n}", hint="Ein Schritt der Kette", position=n) for n in range(8)
    )


def _links(programmes, phases, areas) -> None:
    from network.models import Programme, ProgrammeLanguage

    in_phase, in_area = Programme.phases.through, Programme.areas.through
    in_phase.objects.bulk_create(
        in_phase(programme=each, phase=phases[(n + k) % len(phases)])
        for n, each in enumerate(programmes)
        for k in range(PHASES_EACH)
    )
    in_area.objects.bulk_create(
        in_area(programme=each, area=areas[n % len(areas)]) for n, each in enumerate(programmes)
    )
    ProgrammeLanguage.objects.bulk_create(
        ProgrammeLanguage(programme=each, code=LANGUAGES[(n + k) % len(LANGUAGES)])
        for n, each in enumerate(programmes)
        for k in range(LANGUAGES_EACH)
    )

"""Programmes: add, change, end, and the free places in one tap."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from common import clock
from common.errors import NotAllowed, WrongInput
from common.names import fold
from network import languages as spoken
from network import rules
from network.checks import check_keeps, check_not_ended
from network.enums import OpenTo, TargetGroup
from network.models import Area, Organisation, Phase, Programme, ProgrammeLanguage, ProgrammeTargetGroup

# Text columns a person may fill; the summary exists once per language of the house.
SUMMARIES = ("summary_de", "summary_de_simple", "summary_en", "summary_ar")
_PLAIN = (*SUMMARIES, "minimum_age", "clearance_needed", "open_to", "places_total", "places_free", "is_published")


@transaction.atomic
def create_programme(
    *,
    actor,
    organisation: Organisation,
    name: str,
    phases: Iterable[Phase],
    areas: Iterable[Area],
    languages: Iterable[str] = (),
    target_groups: Iterable[str] = (),
    is_demo: bool = False,
    **plain,
) -> Programme:
    """A new programme of an organisation the actor keeps.

    `plain` are simple columns (summaries, places, age, clearance, open_to, is_published). Who keeps the
    programme as its own contact has confirmed it by entering it; entered by the coordination it still waits for
    its contact's word. Raises WrongInput, NotAllowed.
    """
    if not rules.can_edit_organisation(actor, organisation):
        raise NotAllowed(_("You may only add programmes of your own organisation."))
    programme = Programme(organisation=organisation, is_demo=is_demo)
    if rules.is_contact_of(actor, organisation):
        programme.confirmed_on, programme.confirmed_by = clock.today(), actor
    _fill(programme, name, plain)
    programme.save()
    _link(programme, phases, areas, languages, target_groups)
    audit.record("programme.created", actor=actor, subject=programme, organisation_id=organisation.pk)
    return programme


@transaction.atomic
def change_programme(
    *,
    actor,
    programme: Programme,
    name: str,
    phases: Iterable[Phase],
    areas: Iterable[Area],
    languages: Iterable[str] = (),
    target_groups: Iterable[str] = (),
    **plain,
) -> Programme:
    """Change a programme; columns not named in `plain` stay. Raises WrongInput, NotAllowed, OutOfScope."""
    check_keeps(actor, programme)
    check_not_ended(programme)
    _fill(programme, name, plain)
    programme.save()
    _link(programme, phases, areas, languages, target_groups)
    audit.record("programme.changed", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return programme


@transaction.atomic
def end_programme(*, actor, programme: Programme) -> Programme:
    """Take a programme out of the public register; the entry stays for its keepers. Raises as above."""
    check_keeps(actor, programme)
    check_not_ended(programme)
    programme.ended_on, programme.is_published, programme.confirmation_asked_on = clock.today(), False, None
    programme.save(update_fields=["ended_on", "is_published", "confirmation_asked_on"])
    audit.record("programme.ended", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return programme


@transaction.atomic
def update_free_places(*, actor, programme: Programme, by: int) -> Programme:
    """One tap: one place more (`by=1`) or less (`by=-1`) is free. Raises WrongInput at both ends."""
    check_keeps(actor, programme)
    check_not_ended(programme)
    fresh = Programme.objects.select_for_update().get(pk=programme.pk)
    free = fresh.places_free + by
    if free < 0:
        raise WrongInput(_("There is no free place left to take away."), field="places_free")
    if free > fresh.places_total:
        raise WrongInput(_("More free places than places: raise the total first."), field="places_free")
    Programme.objects.filter(pk=programme.pk).update(places_free=free)
    programme.places_free = free
    audit.record("programme.places", actor=actor, subject=programme, organisation_id=programme.organisation_id)
    return programme


def _fill(programme: Programme, name: str, plain: dict) -> None:
    if unknown := set(plain) - set(_PLAIN):
        raise TypeError(f"not columns of a programme's form: {sorted(unknown)}")
    programme.name = " ".join(name.split())
    for column, value in plain.items():
        setattr(programme, column, value)
    if not fold(programme.name):
        raise WrongInput(_("Please enter a name."), field="name")
    if programme.open_to not in OpenTo.values:
        raise WrongInput(_("Please choose from the list."), field="open_to")
    if programme.places_free > programme.places_total:
        raise WrongInput(_("There cannot be more free places than places."), field="places_free")
    same = Programme.objects.filter(organisation=programme.organisation, name_key=fold(programme.name))
    if same.exclude(pk=programme.pk).exists():
        raise WrongInput(_("This organisation has a programme with this name already."), field="name")


def _link(programme, phases, areas, codes, target_groups) -> None:
    phases, areas, codes, groups = list(phases), list(areas), set(codes), set(target_groups)
    if not phases:
        raise WrongInput(_("Please choose at least one phase of the chain."), field="phases")
    if not areas:
        raise WrongInput(_("Please choose at least one area."), field="areas")
    if codes - set(spoken.SPOKEN):
        raise WrongInput(_("Please choose languages from the list."), field="languages")
    if groups - set(TargetGroup.values):
        raise WrongInput(_("Please choose target groups from the list."), field="target_groups")
    programme.phases.set(phases)
    programme.areas.set(areas)
    _set_rows(ProgrammeLanguage, programme, "code", codes)
    _set_rows(ProgrammeTargetGroup, programme, "group", groups)


def _set_rows(model, programme, column: str, wanted: set[str]) -> None:
    held = set(model.objects.filter(programme=programme).values_list(column, flat=True))
    model.objects.filter(programme=programme, **{f"{column}__in": held - wanted}).delete()
    model.objects.bulk_create(model(programme=programme, **{column: value}) for value in sorted(wanted - held))

"""Which steps are asked where, for the page that sets them."""

from network.models import Organisation, Programme
from volunteers.enums import EngagementKind, StepKind
from volunteers.models import RequiredStep
from volunteers.terms import ALWAYS, BY_DEFAULT


def steps_set(organisation: Organisation, programme: Programme | None) -> dict[str, list[str]]:
    """{kind: steps asked there now}, in their order, whether set there, by the house, or by default; one query."""
    rows = RequiredStep.objects.filter(organisation=organisation).values_list("programme_id", "kind", "step")
    found: dict[tuple[int | None, str], set[str]] = {}
    for programme_id, kind, step in rows:
        found.setdefault((programme_id, kind), set()).add(step)
    needs = programme.clearance_needed if programme else True
    default = {*BY_DEFAULT, *({StepKind.CLEARANCE} if needs else ())}
    always = {*ALWAYS, *({StepKind.CLEARANCE} if programme and needs else ())}
    asked = {}
    for kind in EngagementKind:
        of_house = found.get((None, kind.value))
        own = found.get((programme.pk, kind.value)) if programme else None
        steps = (own if own is not None else of_house if of_house is not None else default) | always
        asked[kind.value] = [step.value for step in StepKind if step in steps]
    return asked

"""The steps of a case fit the person: no guardians and no youth welfare office for somebody of age."""

import pytest
from django.urls import reverse

from common import clock
from mentees.enums import WorryEnd, WorryStepKind
from mentees.models import Mentee, Worry, WorryStep
from mentees.queries.safeguarding import age_of, guide_of
from mentees.services import worries
from mentees.worry_words import ends_for, way_for
from tests.routes.worries import worry_here

pytestmark = pytest.mark.django_db
OF_CHILDREN = {WorryStepKind.GUARDIANS, WorryStepKind.YOUTH_OFFICE}


def aged(world, years, **more):
    worry = worry_here(world)
    year = None if years is None else clock.today().year - years
    Mentee.objects.filter(pk=worry.mentee_id).update(birth_year=year, adult_from=None, **more)
    return Worry.objects.select_related("mentee").get(pk=worry.pk)


def steps_of(worry) -> set:
    return {one.kind for one in guide_of(worry, way_for(age_of(worry))) if one.fits}


@pytest.mark.parametrize(("years", "expected"), [(16, set()), (None, set()), (30, OF_CHILDREN)])
def test_only_for_somebody_of_age_some_steps_are_left_out(world, years, expected):
    assert steps_of(aged(world, years)) == set(WorryStepKind) - expected


def test_of_somebody_without_a_record_nobody_knows_the_age(world):
    worry = worry_here(world)
    worry.mentee = None
    assert age_of(worry) is None and steps_of(worry) == set(WorryStepKind)
    assert WorryEnd.HANDED_OVER in dict(ends_for(None)) and WorryEnd.HANDED_OVER not in dict(ends_for(False))


def test_the_page_of_an_adults_case_speaks_to_an_adult(world, as_role):
    page_of = reverse("mentees:worry_case", args=[aged(world, 30).public_id])
    page = as_role("safeguarding").get(page_of).content.decode()
    for word in ("Jugendamt", "§8a", "§4", "InsoFa", "Sorgeberechtigt", "jungen Menschen"):
        assert word not in page.split("<main", 1)[1].split("</main", 1)[0], word
    aged(world, 16)
    assert "Jugendamt" in as_role("safeguarding").get(page_of).content.decode()


def test_a_step_that_does_not_fit_is_refused(world, as_role):
    worry = aged(world, 30)
    where = reverse("mentees:worry_step", args=[worry.public_id])
    client = as_role("safeguarding")
    assert client.post(where, {"kind": "guardians", "note": ""}).status_code == 400
    assert client.post(where, {"kind": "nonsense", "note": ""}).status_code == 400
    assert not WorryStep.objects.exists()
    assert client.post(where, {"kind": "talked", "note": ""}).status_code == 302
    closing = reverse("mentees:worry_close", args=[worry.public_id])
    assert client.post(closing, {"ended_as": "handed_over"}).status_code == 400
    worry.refresh_from_db()
    assert worry.closed_on is None


def test_what_was_done_before_she_came_of_age_stays_readable(world):
    worry = aged(world, 16)
    worries.add_step(actor=world.person("safeguarding"), worry=worry, kind=WorryStepKind.GUARDIANS, note="Mutter")
    worry = aged(world, 30)
    guide = guide_of(worry, way_for(age_of(worry)))
    old = next(one for one in guide if one.kind == WorryStepKind.GUARDIANS)
    assert not old.fits and [done.note for done in old.done] == ["Mutter"]
    assert WorryStepKind.YOUTH_OFFICE not in {one.kind for one in guide}

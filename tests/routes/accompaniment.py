"""Addresses of goals, papers, early warnings and the helper circle, all about the mentee of `tandem_here`."""

from accounts.enums import Role
from common import clock
from mentees.enums import AuthorityKind, CredentialKind, CredentialState, Topic, Trouble
from mentees.models import AuthorityWait, Credential, GoalTemplate
from mentees.services import goals, warnings
from tests import factories
from tests.routes import Route, limited
from tests.routes.check_ins import tandem_here

KEEPERS = (Role.CONTACT, Role.DEPUTY)
AROUND = (*KEEPERS, Role.VOLUNTEER, Role.MENTEE)


def mentee_here(world):
    return tandem_here(world).mentee


def _mentee(world):
    return {"public_id": mentee_here(world).public_id}


def _young(world):
    """The same person, not yet of age: the page of the guardian is for her and her house."""
    mentee = mentee_here(world)
    mentee.birth_year = clock.today().year - 16
    mentee.save()
    return _mentee(world)


def _goal(world):
    def build():
        template = GoalTemplate.objects.get(slug="work-search-1")
        return goals.choose_goal(actor=mentee_here(world).user, mentee=mentee_here(world), template=template)

    return world.once("goal", build)


def _credential(world):
    def build():
        return Credential.objects.create(
            mentee=mentee_here(world),
            kind=CredentialKind.SCHOOL,
            state=CredentialState.LOST,
            changed_on=clock.today(),
        )

    return world.once("credential", build)


def _wait(world):
    def build():
        return AuthorityWait.objects.create(
            mentee=mentee_here(world), kind=AuthorityKind.JOBCENTRE, since=clock.today()
        )

    return {"public_id": world.once("wait", build).public_id}


def warning_here(world):
    """The referrer here reported the mentee's need, and warns."""

    def build():
        factories.NeedFactory(
            mentee=mentee_here(world),
            phase=world.phase,
            topic=Topic.VOCATIONAL_SCHOOL,
            organisation=world.organisation,
            raised_by=world.person("referrer"),
        )
        return warnings.warn(actor=world.person("referrer"), mentee=mentee_here(world), trouble=Trouble.MATHS)

    return world.once("warning", build)


def _warned(world):
    warning_here(world)
    return _mentee(world)


def _about(name, *roles, kwargs=_mentee, **more):
    return limited(name, *(roles or AROUND), kwargs=kwargs, second_step=True, **more)


def _post(name, *roles, **more):
    return _about(name, *roles, methods=("POST",), page=False, **more)


ROUTES: list[Route] = [
    _about("mentees:circle"),
    _about(
        "mentees:minor",
        *KEEPERS,
        Role.MENTEE,
        kwargs=_young,
        methods=("GET", "POST"),
        data=lambda w: {"kind": "parent", "how": "paper"},
    ),
    _about("mentees:goals"),
    _about("mentees:goal_new", methods=("GET", "POST"), data=lambda w: {"template": "work-search-2"}),
    _post("mentees:goal", kwargs=lambda w: {"public_id": _goal(w).public_id}, data=lambda w: {"do": "reached"}),
    _post(
        "mentees:step",
        kwargs=lambda w: {"public_id": _goal(w).steps.order_by("pk").first().public_id},
        data=lambda w: {"how": "together"},
    ),
    _about("mentees:papers"),
    _post("mentees:credential_add", data=lambda w: {"kind": "school", "state": "lost", "next_step": "copy"}),
    _post(
        "mentees:credential",
        kwargs=lambda w: {"public_id": _credential(w).public_id},
        data=lambda w: {f"{_credential(w).public_id}-state": "exists"},
    ),
    _post("mentees:wait_add", data=lambda w: {"wait-kind": "jobcentre", "wait-since": "2026-01-05"}),
    _post("mentees:wait", kwargs=_wait),
    _about(
        "mentees:warn",
        *AROUND,
        Role.REFERRER,
        kwargs=_warned,
        methods=("GET", "POST"),
        data=lambda w: {"trouble": "absence"},
    ),
    limited("mentees:warnings", *KEEPERS, Role.COORDINATOR, Role.REFERRER, second_step=True, elsewhere=200),
    # Everybody in the file is looked at.
    limited(
        "mentees:warnings_table",
        *KEEPERS,
        Role.COORDINATOR,
        Role.REFERRER,
        second_step=True,
        elsewhere=200,
        page=False,
        writes=("accounts_auditentry",),
    ),
    _post(
        "mentees:warning",
        *KEEPERS,
        kwargs=lambda w: {"public_id": warning_here(w).public_id},
        data=lambda w: {"do": "close"},
    ),
    limited("mentees:waiting_times", Role.COORDINATOR, second_step=True, elsewhere=200),
    limited("mentees:waiting_times", Role.COORDINATOR, query="?public", second_step=True, elsewhere=200),
    limited("mentees:waiting_table", Role.COORDINATOR, second_step=True, elsewhere=200, page=False),
]

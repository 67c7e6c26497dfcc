"""Which part of the home page belongs to which role; each room's issue adds its own part here."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.enums import Role
from accounts.scope import scope
from portal.home import desk, helping, phone, requests, tandems, together


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a home page: a template and what it shows."""

    template: str
    data: dict


PARTS: tuple[tuple[Role, str, Callable], ...] = (
    (Role.MENTEE, "portal/parts/asked.html", requests.asked),
    (Role.VOLUNTEER, "portal/parts/tandems.html", tandems.own),
    (Role.MENTEE, "portal/parts/tandems.html", tandems.own),
    (Role.SAFEGUARDING, "portal/parts/safeguarding.html", together.safeguarding),
    (Role.VOLUNTEER, "portal/parts/together.html", together.mine),
    (Role.MENTEE, "portal/parts/together.html", together.mine),
    (Role.COORDINATOR, "portal/parts/requests.html", requests.desk),
    (Role.CONTACT, "portal/parts/requests.html", requests.desk),
    (Role.DEPUTY, "portal/parts/requests.html", requests.desk),
    (Role.COORDINATOR, "portal/parts/coordinator.html", desk.coordinator),
    (Role.CONTACT, "portal/parts/keeper.html", desk.keeper),
    (Role.DEPUTY, "portal/parts/keeper.html", desk.keeper),
    (Role.QUARTER_MANAGER, "portal/parts/quarter.html", desk.quarter),
    (Role.STEERING, "portal/parts/steering.html", desk.steering),
    (Role.REFERRER, "portal/parts/referrer.html", requests.referrer),
    (Role.TRAINER, "portal/parts/partner.html", phone.helper),
    (Role.CHECKER, "portal/parts/checker.html", helping.checker),
    (Role.FINANCE, "portal/parts/partner.html", phone.helper),
    (Role.ADMINISTRATOR, "portal/parts/administrator.html", desk.administrator),
    (Role.VOLUNTEER, "portal/parts/volunteer.html", helping.volunteer),
    (Role.VOLUNTEER, "portal/parts/reporting.html", requests.reporting),
    (Role.MENTEE, "portal/parts/mentee.html", requests.mentee),
)


def parts_for(user) -> list[Part]:
    """The parts for all roles of a person, each template once; the mentee's page for people without a role."""
    held = scope(user).roles or {Role.MENTEE}
    found: dict[str, Part] = {}
    for role, template, build in PARTS:
        if role in held and template not in found:
            found[template] = Part(template, build(user))
    return list(found.values())

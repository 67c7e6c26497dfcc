"""Who may do what in the register. Each predicate agrees with a queryset of the same meaning (tested).

`user=None` is the house itself: the command line and the jobs.
"""

from accounts import containers
from accounts.enums import Role
from accounts.rules import GIVERS, may_give
from accounts.scope import scope
from network.reach import EDITORS, reach


def is_house(user) -> bool:
    """True for the command line and the jobs."""
    return user is None


def can_edit_area(user, area) -> bool:
    """Coordinators whose area grant covers it, themselves or from above."""
    return is_house(user) or reach(user, (Role.COORDINATOR,)).covers_path(area.path)


def can_edit_organisation(user, organisation) -> bool:
    """Coordinators in their area, contacts and deputies their own. Agrees with `Organisation.editable_by`."""
    if is_house(user):
        return True
    held = reach(user, EDITORS)
    return organisation.pk in held.organisations or held.covers_path(organisation.area.path)


def can_view_programme(user, programme) -> bool:
    """Everybody what is published, its keepers also the rest. Agrees with `Programme.visible_to`."""
    return programme.is_published or can_edit_programme(user, programme)


def can_edit_programme(user, programme) -> bool:
    """Keepers of the programme or of its organisation. Agrees with `Programme.editable_by`."""
    if is_house(user):
        return True
    return programme.pk in reach(user, EDITORS).programmes or can_edit_organisation(user, programme.organisation)


def can_edit_contact(user, contact) -> bool:
    """Whoever keeps what the contact stands for. Agrees with `ContactPerson.editable_by`."""
    if contact.programme_id:
        return can_edit_programme(user, contact.programme)
    return can_edit_organisation(user, contact.organisation)


def can_edit_offer(user, offer) -> bool:
    """Coordinators and quarter managers in their area, contacts of the provider. Agrees with `Offer.editable_by`."""
    if is_house(user):
        return True
    if offer.organisation_id in reach(user, EDITORS).organisations:
        return True
    return reach(user, (Role.COORDINATOR, Role.QUARTER_MANAGER)).covers_path(offer.area.path)


def can_add_offer(user, area, organisation=None) -> bool:
    """Like `can_edit_offer`, before the offer exists."""
    if is_house(user):
        return True
    if organisation is not None and organisation.pk in reach(user, EDITORS).organisations:
        return True
    return reach(user, (Role.COORDINATOR, Role.QUARTER_MANAGER)).covers_path(area.path)


def sees_coverage(user) -> bool:
    """The coverage view is for staff of every kind; it holds numbers of what is public."""
    return scope(user).is_staff


def is_contact_of(user, organisation) -> bool:
    """True for contacts and deputies of this very organisation: their entry is a word given."""
    return organisation.pk in reach(user, (Role.CONTACT, Role.DEPUTY)).organisations


def can_add_programmes(user) -> bool:
    """True for whoever keeps an organisation or an area, so that an empty cell offers to be filled."""
    held = reach(user, EDITORS)
    return bool(held.organisations or held.paths)


def can_add_offers(user) -> bool:
    """True for whoever keeps an organisation, an area or a quarter."""
    return can_add_programmes(user) or bool(reach(user, (Role.QUARTER_MANAGER,)).paths)


def can_add_partners(user) -> bool:
    """True for coordinators of an area."""
    return bool(reach(user, (Role.COORDINATOR,)).paths)


def keeps_anything(user) -> bool:
    """True for whoever has entries of their own to keep."""
    return bool(reach(user, EDITORS))


def may_change_invitation(user, invitation) -> bool:
    """Whoever may give its role there may send it again or withdraw it. Within `Invitation.visible_to`."""
    group = invitation.group
    container = containers.find(group.kind, group.container_id)
    return container is not None and may_give(user, Role(group.role), container)


def sees_roles(user) -> bool:
    """The page of roles is for people who may give some."""
    return scope(user).has(*GIVERS)

"""A need goes to another house's programme, and the person with it when nothing of hers stays behind."""

from django.db.models import Q

from accounts.enums import Ending, Kind, Role
from accounts.models import Membership, RoleGroup
from accounts.scope import scope
from accounts.services import roles
from mentees.enums import NeedStatus
from mentees.models import Mentee, Need
from network.models import Organisation, Programme


def move_need(*, need: Need, programme: Programme, old_house: Organisation) -> None:
    """Inside the caller's transaction, which has checked and writes the trail. The need keeps who reported it.

    The record follows unless the old house still keeps another need of the person: no two houses keep what one needs.
    """
    need.programme = programme
    need.save(update_fields=["programme"])
    if need.mentee is None or _stays(need, old_house):
        return
    Mentee.objects.filter(pk=need.mentee_id).update(intake=programme.organisation)
    need.mentee.intake = programme.organisation
    _move_role(need.mentee, programme, old_house)


def _stays(need: Need, old_house: Organisation) -> bool:
    others = Need.objects.filter(mentee=need.mentee_id).exclude(pk=need.pk).exclude(status=NeedStatus.CLOSED)
    kept = Q(programme__organisation=old_house) | Q(programme=None, organisation=old_house)
    return others.filter(kept).exists()


def _move_role(mentee: Mentee, programme: Programme, old_house: Organisation) -> None:
    """The new house may help her at the counter, the old one no longer."""
    if programme.pk not in scope(mentee.user).ids(Kind.PROGRAMME, (Role.MENTEE,)):
        roles.give_role(actor=None, user=mentee.user, role=Role.MENTEE, container=programme)
    old = Q(kind=Kind.ORGANISATION, container_id=old_house.pk)
    for pk in Programme.objects.filter(organisation=old_house).values_list("pk", flat=True):
        old |= Q(kind=Kind.PROGRAMME, container_id=pk)
    groups = RoleGroup.objects.filter(old, role=Role.MENTEE).values("pk")
    for membership in Membership.objects.active().filter(user=mentee.user, group__in=groups).order_by("pk"):
        roles.take_back(actor=None, membership=membership, reason=Ending.OTHER_TASK)

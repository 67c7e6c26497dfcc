"""Named questions about the register. Everything published is public; `editable_by` says who keeps it."""

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Length, Replace

from accounts.enums import Role
from common import clock
from network.enums import AreaKind
from network.reach import EDITORS, reach
from network.spots import roles_seen_by


class AreaQuerySet(models.QuerySet):
    def below(self, area):
        """The area and everything in it."""
        return self.filter(path__startswith=area.path)

    def as_tree(self):
        """The county, then each town with its quarters, by name."""
        town = Case(
            When(kind=AreaKind.COUNTY, then=Value("")),
            When(kind=AreaKind.MUNICIPALITY, then=F("name_key")),
            default=F("parent__name_key"),
        )
        return self.order_by(town, Length("path") - Length(Replace("path", Value("/"))), "name_key")

    def editable_by(self, user):
        """Areas this person coordinates."""
        return self.filter(reach(user, (Role.COORDINATOR,)).over(path="path"))


class OrganisationQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Organisations this person keeps: coordinators in their area, contacts their own."""
        return self.filter(reach(user, EDITORS).over(organisation="pk", path="area__path")).order_by("name_key")


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """What is published, and whatever this person keeps."""
        if not reach(user, EDITORS):
            return self.filter(is_published=True)
        return self.filter(Q(is_published=True) | self._kept_by(user))

    def editable_by(self, user):
        """Programmes this person keeps: by programme, by organisation, or by area of the organisation."""
        return self.filter(self._kept_by(user))

    def _kept_by(self, user):
        held = reach(user, EDITORS)
        return held.over(programme="pk", organisation="organisation_id", path="organisation__area__path")


class OfferQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Offers this person keeps: by area, quarter managers in their quarter, contacts of the provider."""
        held, in_area = reach(user, EDITORS), reach(user, (Role.COORDINATOR, Role.QUARTER_MANAGER))
        return self.filter(held.over(organisation="organisation_id") | in_area.over(path="area__path"))


class ContactQuerySet(models.QuerySet):
    def editable_by(self, user):
        """Contacts this person keeps: those of the programmes and organisations she keeps."""
        held = reach(user, EDITORS)
        return self.filter(
            held.over(programme="programme_id", organisation="organisation_id", path="organisation__area__path")
        )

    def first_first(self):
        """The named contact before the deputies."""
        return self.order_by("is_deputy", "position", "name_key", "pk")


class InvitationQuerySet(models.QuerySet):
    def unused(self):
        """Neither accepted nor withdrawn; perhaps too old."""
        return self.filter(accepted_at__isnull=True, revoked_at__isnull=True)

    def open(self):
        return self.unused().filter(expires_at__gt=clock.now())

    def visible_to(self, user):
        """Invitations with a role this person sees where it holds."""
        return self.filter(roles_seen_by(user, "group__"))

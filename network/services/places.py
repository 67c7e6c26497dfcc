"""Areas and organisations. The materialised path of an area is kept right here and nowhere else."""

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _

from accounts import audit
from common.errors import NotAllowed, WrongInput
from common.names import fold, printable
from network import rules
from network.enums import AreaKind, OrganisationKind
from network.models import Area, Organisation
from network.services.roles import follow_area

# What may lie in what.
_ABOVE = {AreaKind.COUNTY: None, AreaKind.MUNICIPALITY: AreaKind.COUNTY, AreaKind.QUARTER: AreaKind.MUNICIPALITY}


@transaction.atomic
def create_area(*, actor, kind: str, name: str, parent: Area | None = None, lat=None, lon=None) -> Area:
    """A new area below `parent` (None only for the county). Raises WrongInput, NotAllowed."""
    _check_may_lay_areas(actor, parent)
    name = _checked_name(name)
    _check_parent(kind, parent)
    if kind == AreaKind.COUNTY and Area.objects.filter(kind=kind).exists():
        raise WrongInput(_("There is a county already; an installation has exactly one."), field="kind")
    if Area.objects.filter(parent=parent, name_key=fold(name)).exists():
        raise WrongInput(_("There is an area with this name already."), field="name")
    area = Area.objects.create(kind=kind, name=name, parent=parent, lat=lat, lon=lon)
    area.path = f"{parent.path if parent else '/'}{area.pk}/"
    area.save(update_fields=["path"])
    audit.record("area.created", actor=actor, subject=area)
    return area


@transaction.atomic
def move_area(*, actor, area: Area, parent: Area) -> Area:
    """Hang the area, with everything below it, under another parent. Raises WrongInput, NotAllowed."""
    _check_may_lay_areas(actor, parent)
    _check_may_lay_areas(actor, area)
    if parent.path.startswith(area.path):
        raise WrongInput(_("An area cannot lie inside itself."), field="parent")
    _check_parent(area.kind, parent)
    if Area.objects.filter(parent=parent, name_key=area.name_key).exclude(pk=area.pk).exists():
        raise WrongInput(_("There is an area with this name already."), field="name")
    old, new = area.path, f"{parent.path}{area.pk}/"
    Area.objects.filter(pk=area.pk).update(parent=parent)
    Area.objects.filter(path__startswith=old).update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    audit.record("area.moved", actor=actor, subject=area, area=parent.public_id)
    area.refresh_from_db()
    return area


@transaction.atomic
def create_organisation(
    *, actor, name: str, kind: str, area: Area, website: str = "", is_demo: bool = False
) -> Organisation:
    """A new partner in an area the actor coordinates. Raises WrongInput, NotAllowed."""
    if not rules.can_edit_area(actor, area):
        raise NotAllowed(_("You may only add partners in your own area."))
    name = _checked_name(name)
    _check_kind(kind)
    _check_name_is_free(name)
    organisation = Organisation.objects.create(name=name, kind=kind, area=area, website=website, is_demo=is_demo)
    audit.record("organisation.created", actor=actor, subject=organisation, organisation_id=organisation.pk)
    return organisation


@transaction.atomic
def change_organisation(
    *, actor, organisation: Organisation, name: str, kind: str, area: Area, website: str = ""
) -> Organisation:
    """Change a partner's entry; only a coordinator of both places moves it. Raises WrongInput, NotAllowed."""
    if not rules.can_edit_organisation(actor, organisation):
        raise NotAllowed(_("You may only change your own organisation."))
    if area != organisation.area and not (
        rules.can_edit_area(actor, area) and rules.can_edit_area(actor, organisation.area)
    ):
        raise NotAllowed(_("Only the coordination can move an organisation to another area."))
    name = _checked_name(name)
    _check_kind(kind)
    _check_name_is_free(name, besides=organisation)
    organisation.name, organisation.kind, organisation.area, organisation.website = name, kind, area, website
    organisation.save()
    follow_area(organisation)
    audit.record("organisation.changed", actor=actor, subject=organisation, organisation_id=organisation.pk)
    return organisation


def _check_may_lay_areas(actor, place: Area | None) -> None:
    if not (rules.is_house(actor) if place is None else rules.can_edit_area(actor, place)):
        raise NotAllowed(_("Only the coordination of this area can change its areas."))


def _check_parent(kind: str, parent: Area | None) -> None:
    if kind not in AreaKind.values or (parent.kind if parent else None) != _ABOVE[AreaKind(kind)]:
        raise WrongInput(
            _("A municipality lies in the county, a quarter in a municipality, the county in nothing."), field="parent"
        )


def _check_kind(kind: str) -> None:
    if kind not in OrganisationKind.values:
        raise WrongInput(_("Please choose a kind from the list."), field="kind")


def _check_name_is_free(name: str, besides: Organisation | None = None) -> None:
    same = Organisation.objects.filter(name_key=fold(name))
    if (same.exclude(pk=besides.pk) if besides else same).exists():
        raise WrongInput(_("There is a partner with this name already."), field="name")


def _checked_name(name: str) -> str:
    name = printable(name)
    if not fold(name):
        raise WrongInput(_("Please enter a name."), field="name")
    return name

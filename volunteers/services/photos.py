"""A helper's photo: only by her own yes, made anew on the way in, gone with her yes."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import Consent, User
from accounts.purposes import PHOTO
from accounts.queries import has_consent
from accounts.services import consents
from common import pictures, sealed
from common.errors import NotAllowed, OutOfScope, WrongInput
from volunteers import rules
from volunteers.checks import check_may_edit
from volunteers.models import Volunteer

FOLDER = "photos"


def set_photo(*, actor: User, volunteer: Volunteer, content: bytes, agreed_in: str = "") -> Volunteer:
    """Her photo, in place of the one before. `agreed_in`: the language in which she read and ticked the consent.

    Raises OutOfScope, NotAllowed (somebody else's), WrongInput (no yes; no picture, see `common.pictures.square`).
    """
    if not rules.is_self(actor, volunteer):
        if not rules.can_view_volunteer(actor, volunteer):
            raise OutOfScope
        raise NotAllowed(_("Only the person herself puts her photo here."))
    if not agreed_in and not has_consent(actor, PHOTO):
        raise WrongInput(_("Please tick that your photo may be seen."), field=PHOTO.field)
    # A file nobody names in the end is found by `forget_photos`.
    name = sealed.keep(FOLDER, pictures.square(content))
    with transaction.atomic():
        volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("user").get(pk=volunteer.pk)
        if agreed_in:
            consents.give(actor=actor, user=actor, purpose=PHOTO, how=Answered.SELF, language=agreed_in)
        _change(actor, volunteer, name)
    return volunteer


@transaction.atomic
def remove_photo(*, actor: User, volunteer: Volunteer) -> Volunteer:
    """Without a photo again: by herself, or by a keeper when something else is to be seen. Raises OutOfScope, …"""
    check_may_edit(actor, volunteer)
    volunteer = Volunteer.objects.select_for_update(of=("self",)).select_related("user").get(pk=volunteer.pk)
    if volunteer.photo:
        _change(actor, volunteer, "")
    return volunteer


def forget_photos(*, actor: None = None) -> int:
    """Every hour: photos whose yes was taken back go, and files of people who are gone. Gives how many photos."""
    agreeing = Consent.objects.open().of(PHOTO).values("user_id")
    over = list(Volunteer.objects.exclude(photo="").exclude(user__in=agreeing).select_related("user").order_by("pk"))
    for volunteer in over:
        with transaction.atomic():
            _change(actor, volunteer, "")
    sealed.throw_away_others(FOLDER, Volunteer.objects.exclude(photo="").values_list("photo", flat=True))
    return len(over)


def _change(actor: User | None, volunteer: Volunteer, name: str) -> None:
    sealed.throw_away(volunteer.photo)
    volunteer.photo = name
    volunteer.save(update_fields=["photo"])
    audit.record("volunteer.changed", actor=actor, subject=volunteer, profile_part="photo")

"""Two requests of one person: what the newer one says goes to the older record, and nothing is lost."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from accounts.purposes import ACCESSIBILITY, GENDER_WISH
from accounts.queries import has_consent
from common.errors import WrongInput
from mentees.enums import NeedEnd, NeedStatus
from mentees.models import Mentee, MenteeInterest, MenteeLanguage, Need
from mentees.querysets import OVER
from mentees.services.needs import close_need

_FILLED_UP = ("birth_year", "adult_from", "german", "area_id", "mobility", "contact_phone", "contact_email")
_BY_CONSENT = (
    (GENDER_WISH, ("gender", "wished_gender")),
    (ACCESSIBILITY, ("needs_childcare", "needs_step_free")),
)


@transaction.atomic
def move_answers(*, actor: User, source: Mentee, target: Mentee) -> None:
    """Everything `source` says that `target` does not; what `target` says stays. Needs, papers and agreements move.

    The same need twice is closed as entered by mistake, and moves, too. What a consent covers is filled up only if the
    target's own consent covers it. The caller has checked that `actor` keeps both. Raises `WrongInput` for a target
    that is over, or a source somebody helps already.
    """
    if target.status in OVER:
        raise WrongInput(_("The other record is closed. Please take this request up instead."), field="other")
    if source.helpers.running().exists():
        raise WrongInput(_("Somebody helps this person already. Please look at both records with a colleague."))
    _fill_up(source, target)
    _move_rows(source, target)
    _move_needs(actor, source, target)
    audit.record(
        "mentee.merged", actor=actor, subject=source, organisation_id=target.intake_id, mentee=target.public_id
    )


def _fill_up(source: Mentee, target: Mentee) -> None:
    fields = [*_FILLED_UP]
    for purpose, covered in _BY_CONSENT:
        fields += covered if has_consent(target.user, purpose) else ()
    if target.birth_year is not None or target.adult_from is not None:
        # A year of the one and a month of the other would be nobody's age.
        fields = [name for name in fields if name not in ("birth_year", "adult_from")]
    for name in fields:
        if not getattr(target, name):
            setattr(target, name, getattr(source, name))
    if not target.free_time_known and source.free_time_known:
        source.free_times.update(mentee=target)
        target.free_time_known = True
    target.household_id = target.household_id or source.household_id
    target.save()


def _move_rows(source: Mentee, target: Mentee) -> None:
    spoken = set(target.languages.values_list("code", flat=True))
    MenteeLanguage.objects.filter(mentee=source).exclude(code__in=spoken).update(mentee=target)
    liked = set(target.interests.values_list("interest", flat=True))
    MenteeInterest.objects.filter(mentee=source).exclude(interest__in=liked).update(mentee=target)
    source.credentials.exclude(kind__in=target.credentials.values("kind")).update(mentee=target)
    source.waits.exclude(kind__in=target.waits.filter(until=None).values("kind")).update(mentee=target)
    source.goals.update(mentee=target)
    if not target.guardian_agreements.filter(withdrawn_on=None).exists():
        source.guardian_agreements.update(mentee=target)


def _move_needs(actor: User, source: Mentee, target: Mentee) -> None:
    known = set(target.needs.filter(status=NeedStatus.OPEN).values_list("phase", "topic", "programme"))
    for need in source.needs.filter(status=NeedStatus.OPEN).order_by("pk"):
        if (need.phase_id, need.topic, need.programme_id) in known:
            close_need(actor=actor, need=need, reason=NeedEnd.MISTAKE)
    Need.objects.filter(mentee=source).update(mentee=target)

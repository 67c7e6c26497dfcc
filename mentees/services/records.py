"""What a record holds: filled from a request, corrected in a talk, by the person or her house."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER
from accounts.queries import has_consent, with_consent
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, WrongInput
from common.week import normalised
from mentees import rules
from mentees.asked import Asked, Born
from mentees.enums import CredentialState, CredentialStep
from mentees.models import Credential, FreeTime, Mentee, MenteeInterest, MenteeLanguage
from mentees.services import circle
from volunteers.enums import Interest

OLDEST = 100
# Consents that belong to a request.
ASKED_FOR = (GENDER_WISH, ACCESSIBILITY, INTERPRETER)
# What usually comes next; the advice on recognition knows better.
_NEXT = {
    CredentialState.EXISTS: CredentialStep.ADVICE,
    CredentialState.LOST: CredentialStep.COPY,
    CredentialState.RECOGNISED: CredentialStep.NOTHING,
}


def fill(mentee: Mentee, asked: Asked) -> None:
    """Write what was said into the record and the rows beside it. Inside the caller's transaction.

    What needs a consent is written only while the person agrees. Raises `WrongInput` for an impossible age.
    """
    _set_born(mentee, asked.born)
    mentee.german, mentee.area, mentee.mobility = asked.german or "", asked.area, asked.mobility or ""
    mentee.contact_phone, mentee.contact_email = asked.phone, asked.email
    wish = has_consent(mentee.user, GENDER_WISH)
    mentee.gender = (asked.gender or "") if wish else ""
    mentee.wished_gender = (asked.wished_gender or "") if wish else ""
    access = has_consent(mentee.user, ACCESSIBILITY)
    mentee.needs_childcare, mentee.needs_step_free = access and asked.childcare, access and asked.step_free
    mentee.free_time_known = asked.free is not None
    mentee.save()
    _languages(mentee, asked)
    _free_times(mentee, asked)
    _credentials(mentee, asked)
    if asked.interests is not None:
        _interests(mentee, set(asked.interests))


@transaction.atomic
def change(*, actor: User, mentee: Mentee, asked: Asked, how: Answered = Answered.SELF) -> Mentee:
    """Correct a record by what the person says now. Only her house corrects the age: it guards minors.

    `asked.agreed` says all she agrees to of what is asked here: the rest is taken back, told or tapped (`how`). Needs
    stay as they are (`services.needs`). Raises `NotAllowed`, `WrongInput`.
    """
    if not rules.can_change_mentee(actor, mentee):
        raise NotAllowed(_("You can only change people of your own house."))
    if actor.pk == mentee.user_id and asked.born != born_of(mentee):
        raise NotAllowed(_("Only your contact can change the year of birth. Please call."))
    _name(mentee.user, asked.name)
    _agree(actor, mentee.user, asked, how)
    fill(mentee, asked)
    circle.recheck(actor=actor, mentee=mentee)
    audit.record("mentee.changed", actor=actor, subject=mentee, organisation_id=mentee.intake_id)
    return mentee


@transaction.atomic
def forget_withdrawn() -> int:
    """The machine deletes what only a consent kept, once it was taken back. Gives how many records changed."""
    wished = Mentee.objects.exclude(gender="", wished_gender="").exclude(user__in=with_consent(GENDER_WISH))
    needed = Mentee.objects.filter(Q(needs_childcare=True) | Q(needs_step_free=True))
    forgotten = wished.update(gender="", wished_gender="")
    return forgotten + needed.exclude(user__in=with_consent(ACCESSIBILITY)).update(
        needs_childcare=False, needs_step_free=False
    )


def born_of(mentee: Mentee) -> Born:
    """What is kept of the birth date."""
    return Born(year=mentee.birth_year, adult_from=mentee.adult_from)


def _agree(actor: User, user: User, asked: Asked, how: Answered) -> None:
    for purpose in ASKED_FOR:
        if language := asked.agreed.get(purpose.code):
            consents.give(actor=actor, user=user, purpose=purpose, how=how, language=language)
        else:
            consents.withdraw(actor=actor, user=user, purpose=purpose, how=how)


def _set_born(mentee: Mentee, born: Born) -> None:
    check_born(born)
    mentee.birth_year, mentee.adult_from = born.year, born.adult_from


def check_born(born: Born) -> None:
    """Refuse a year and a month that cannot be. Raises WrongInput."""
    today = clock.today()
    if born.year is not None and not today.year - OLDEST <= born.year <= today.year:
        raise WrongInput(_("This year of birth cannot be right."), field="birth_year")
    if born.adult_from is not None and born.adult_from.day != 1:
        raise WrongInput(_("This month cannot be right."), field="adult_month")


def _name(user: User, name: str) -> None:
    name = " ".join(name.split())
    if not name:
        raise WrongInput(_("Please enter a name."), field="name")
    if name != user.name:
        user.name = name
        user.save()


def _languages(mentee: Mentee, asked: Asked) -> None:
    spoken = {code: level for code, level in asked.languages if code != "de"}
    mentee.languages.exclude(code__in=spoken).delete()
    for code, level in sorted(spoken.items()):
        MenteeLanguage.objects.update_or_create(mentee=mentee, code=code, defaults={"level": level})


def _free_times(mentee: Mentee, asked: Asked) -> None:
    mentee.free_times.all().delete()
    FreeTime.objects.bulk_create(
        FreeTime(mentee=mentee, weekday=slot.weekday, starts=slot.start, ends=slot.end)
        for slot in normalised(asked.free or ())
    )


def _interests(mentee: Mentee, said: set[Interest]) -> None:
    mentee.interests.exclude(interest__in=said).delete()
    known = set(mentee.interests.values_list("interest", flat=True))
    MenteeInterest.objects.bulk_create(MenteeInterest(mentee=mentee, interest=one) for one in sorted(said - known))


def _credentials(mentee: Mentee, asked: Asked) -> None:
    """New kinds are added, known ones follow what was said; the next step staff set stays."""
    said = dict(asked.credentials)
    mentee.credentials.exclude(kind__in=said).delete()
    known = {row.kind: row for row in mentee.credentials.order_by("-pk")}
    for kind, state in sorted(said.items()):
        row = known.get(kind)
        if row is None:
            row = Credential(mentee=mentee, kind=kind, next_step=_NEXT.get(state, ""))
        elif row.state == state:
            continue
        row.state, row.changed_on = state, clock.today()
        row.save()

"""A record as a request: what is known of a person, in the form in which it was asked."""

from django.db.models import Q

from accounts.models import Consent
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER
from common.week import Slot
from mentees.asked import Asked, Born, Wanted
from mentees.enums import CredentialKind, CredentialState, GermanLevel, NeedStatus, Topic, Urgency
from mentees.models import Mentee, Need
from network.enums import OccupationField
from volunteers.enums import Gender, Interest, LanguageLevel, Mobility


def asked_of(mentee: Mentee) -> Asked:
    """What stands in the record now, with the oldest open need; of what a consent covers, what counts now. 7 queries.

    A wish taken back is not there from that moment on; the hourly job only deletes it.
    """
    agreed = _agreed(mentee)
    wish, access = GENDER_WISH.code in agreed, ACCESSIBILITY.code in agreed
    need = mentee.needs.exclude(status=NeedStatus.CLOSED).select_related("phase", "programme").order_by("pk").first()
    slots = tuple(Slot(row.weekday, row.starts, row.ends) for row in mentee.free_times.order_by("weekday", "starts"))
    return Asked(
        name=mentee.user.name,
        language=mentee.user.language,
        born=Born(year=mentee.birth_year, adult_from=mentee.adult_from),
        languages=tuple(
            (row.code, LanguageLevel(row.level) if row.level else None) for row in mentee.languages.order_by("code")
        ),
        german=GermanLevel(mentee.german) if mentee.german else None,
        area=mentee.area,
        mobility=Mobility(mentee.mobility) if mentee.mobility else None,
        wanted=_wanted(need) if need else None,
        credentials=tuple(
            (CredentialKind(row.kind), CredentialState(row.state)) for row in mentee.credentials.order_by("pk")
        ),
        free=slots if mentee.free_time_known else None,
        interests=tuple(Interest(row.interest) for row in mentee.interests.order_by("interest")),
        gender=Gender(mentee.gender) if wish and mentee.gender else None,
        wished_gender=Gender(mentee.wished_gender) if wish and mentee.wished_gender else None,
        childcare=access and mentee.needs_childcare,
        step_free=access and mentee.needs_step_free,
        phone=mentee.contact_phone.as_e164 if mentee.contact_phone else "",
        email=mentee.contact_email,
        agreed=agreed,
    )


def _wanted(need: Need) -> Wanted:
    return Wanted(
        phase=need.phase,
        topic=Topic(need.topic),
        field=OccupationField(need.field) if need.field else None,
        urgency=Urgency(need.urgency),
        programme=need.programme,
    )


def _agreed(mentee: Mentee) -> dict[str, str]:
    """Code and language of the consents of a request that count now."""
    counts = Q()
    for purpose in (GENDER_WISH, ACCESSIBILITY, INTERPRETER):
        counts |= Q(purpose=purpose.code, version=purpose.version)
    given = Consent.objects.filter(counts, user=mentee.user).open()
    return dict(given.order_by("pk").values_list("purpose", "language"))

"""Lists of people passed on, and what each side sees of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, CharField, Exists, F, OuterRef, QuerySet, Value, When
from django.utils.translation import gettext as _

from common.sheets import Table
from mentees.enums import ReferralStatus
from mentees.models import Need, PassingQuestion, Referral
from mentees.querysets import REFERRAL_WAITS
from mentees.referral_rules import Sight, sending_house, sight
from network.languages import name as language
from network.models import ContactPerson, Organisation, Programme
from network.queries import Catalogue, Narrowing

RELATED = ("need__mentee__user", "need__phase", "from_organisation", "from_programme", "programme__organisation__area")
SIDES = ("received", "sent", "area")
# Whoever only sees that it is so does not find out by a filter where the person lives.
_AREA = {"received": "need__area", "sent": "need__area", "area": "programme__organisation__area"}
_STATES = {"waiting": REFERRAL_WAITS, "accepted": (ReferralStatus.ACCEPTED,), "refused": (ReferralStatus.REFUSED,)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFilters(Narrowing):
    """Which side, which state, and the three filters of every list of people."""

    side: str = "received"
    state: str = "waiting"


def filters_of(query, known: Catalogue) -> ReferralFilters:
    """From `request.GET`; nonsense counts as not asked."""
    side, state = query.get("side", ""), query.get("state", "waiting")
    return ReferralFilters.read(
        query,
        known,
        side=side if side in SIDES else "received",
        state=state if state in (*_STATES, "all") else "waiting",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """One referral as this reader sees it. `who` is empty where she may not know."""

    referral: Referral
    sight: Sight
    languages: tuple[str, ...] = ()

    @property
    def who(self) -> str:
        """The whole name for the house of the person, the first name for the other side (as the consent says)."""
        name = self.referral.mentee.user.name
        if self.sight == Sight.PERSON:
            return name
        return (name.split() or [""])[0] if self.sight == Sight.COVERED else ""

    @property
    def sees_need(self) -> bool:
        """What is needed is for both sides, not for whoever only sees that it is so."""
        return self.sight >= Sight.COVERED


def referrals_matching(user, filters: ReferralFilters) -> QuerySet:
    """This reader's referrals by side and state, the longest waiting first."""
    rows = _of_side(user, filters.side)
    if filters.state in _STATES:
        rows = rows.filter(status__in=_STATES[filters.state])
    rows = filters.on(rows, programme="programme", area=_AREA[filters.side], phase="need__phase")
    return rows.select_related(*RELATED).order_by("sent_at", "pk")


def programmes_in(user, filters: ReferralFilters) -> QuerySet:
    """`(public id, name)` of the programmes people of this side were passed on to."""
    rows = Programme.objects.filter(pk__in=_of_side(user, filters.side).order_by().values("programme"))
    return rows.order_by("name_key", "pk").values_list("public_id", "name")


def _of_side(user, side: str) -> QuerySet:
    if side == "received":
        return Referral.objects.received_by(user)
    return Referral.objects.sent_by_house_of(user) if side == "sent" else Referral.objects.visible_to(user)


def shown(user, referral: Referral) -> Shown:
    """One referral for its page."""
    seen = sight(user, referral)
    codes = []
    if seen >= Sight.COVERED:
        mentee = referral.mentee
        codes = [language(code) for code in mentee.languages.order_by("code").values_list("code", flat=True)]
    return Shown(referral, seen, tuple(codes))


def contacts_of(organisation: Organisation, programme: Programme | None = None) -> list[ContactPerson]:
    """Whom to call there: up to three, those of the programme first, everybody once."""
    return _to_call(_contacts([organisation]), organisation.pk, programme.pk if programme else None)


def with_contacts(referrals: Sequence[Referral]) -> list[tuple[Referral, list[ContactPerson]]]:
    """Each with whom to call at the other side. One query for all of them."""
    contacts = _contacts([row.programme.organisation for row in referrals])
    return [(row, _to_call(contacts, row.programme.organisation_id, row.programme_id)) for row in referrals]


def _contacts(organisations: Iterable[Organisation]) -> list[ContactPerson]:
    return list(in_order(ContactPerson.objects.filter(organisation__in=organisations)))


def in_order(contacts: QuerySet[ContactPerson]) -> QuerySet[ContactPerson]:
    """Whom to call first: those of a programme before those of the house, deputies behind the first."""
    return contacts.order_by(F("programme").asc(nulls_last=True), "is_deputy", "position", "pk")


def _to_call(contacts: list[ContactPerson], organisation: int, programme: int | None) -> list[ContactPerson]:
    there = [one for one in contacts if one.organisation_id == organisation]
    theirs = [one for one in there if one.programme_id in (None, programme)]
    return list({row.name_key: row for row in reversed(theirs)}.values())[::-1][:3]


def programmes_for(user, need: Need) -> QuerySet:
    """Programmes of other houses the need can be passed on to: those of its phase first, then those with places."""
    house = sending_house(user, need)
    open_ones = Programme.objects.filter(is_published=True, ended_on=None).exclude(organisation=house)
    in_phase = Programme.phases.through.objects.filter(programme=OuterRef("pk"), phase=need.phase_id)
    fits = Case(When(Exists(in_phase), then=Value("a")), default=Value("b"), output_field=CharField())
    return open_ones.select_related("organisation").order_by(fits, "-places_free", "name_key", "pk")


def open_of(need: Need) -> QuerySet:
    """Where this need is asked for at the moment."""
    return Referral.objects.waiting().filter(need=need).select_related("programme__organisation").order_by("pk")


def own_referrals(user) -> QuerySet:
    """The person's own, newest first."""
    rows = Referral.objects.filter(need__mentee__user=user).select_related(*RELATED)
    return rows.order_by("-sent_at", "-pk")


def asked_of(user) -> list[PassingQuestion]:
    """What the person is asked on her first page: may they hear of me? The newest first, one query."""
    rows = PassingQuestion.objects.waiting_for(user).select_related("need", "programme__organisation")
    return list(rows.order_by("-asked_at", "-pk"))


def sheet(user, filters: ReferralFilters) -> Table:
    """The list to download: what stands on the page, no person."""
    heads = [_("Programme"), _("Partner"), _("Passed on by"), _("Phase"), _("Sent on"), _("State"), _("Question")]
    rows = (
        [
            row.programme.name,
            row.programme.organisation.name,
            row.from_organisation.name,
            row.need.phase.name,
            row.sent_at.date(),
            row.get_status_display(),
            row.get_question_display() if row.question else "",
        ]
        for row in referrals_matching(user, filters)
    )
    return Table(_("Passed on"), heads, rows)

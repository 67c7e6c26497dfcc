"""Who may do what with people accompanied and with needs. Each predicate agrees with a queryset (tested).

`user=None` is the house itself: the command line and the jobs.
"""

from django.db.models import Q

from accounts.enums import Role
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from mentees.enums import MenteeStatus, Source
from mentees.models import Helper, Mentee, Need, Worry
from mentees.querysets import KEEPERS, OVER, REFERRERS, REPORTERS
from network.models import Organisation, Programme
from network.reach import reach
from volunteers.enums import EngagementKind, EngagementStatus
from volunteers.models import Engagement


def is_house(user) -> bool:
    """True for the command line and the jobs."""
    return user is None


def can_view_mentee(user, mentee: Mentee) -> bool:
    """Oneself, whoever keeps the person, whoever helps her now. Agrees with `Mentee.visible_to`."""
    if mentee.user_id == user.pk or can_keep_mentee(user, mentee):
        return True
    return mentee.status not in OVER and _helps_now(user, mentee)


def can_keep_mentee(user, mentee: Mentee) -> bool:
    """The house that took her in, and programmes a need of hers went to. Agrees with `Mentee.kept_by`."""
    if is_house(user):
        return True
    held = reach(user, KEEPERS)
    if mentee.intake_id in held.organisations:
        return True
    if not held:
        return False
    chosen = Programme.objects.filter(pk__in=mentee.needs.exclude(programme=None).values("programme"))
    return any(_in(held, programme) for programme in chosen.order_by("pk"))


def can_change_mentee(user, mentee: Mentee) -> bool:
    """Whoever keeps her, and she herself, as long as the record is open."""
    return mentee.status not in OVER and (is_house(user) or mentee.user_id == user.pk or can_keep_mentee(user, mentee))


def can_end_mentee(user, mentee: Mentee) -> bool:
    """As `can_change_mentee`."""
    return can_change_mentee(user, mentee)


def can_talk(user, mentee: Mentee) -> bool:
    """The first talk belongs to whoever keeps the person, never to the person herself."""
    return not is_house(user) and mentee.user_id != user.pk and can_keep_mentee(user, mentee)


def can_view_need(user, need: Need) -> bool:
    """The person, whoever reported it and still may, whoever keeps it. Agrees with `Need.visible_to`."""
    own = need.mentee is not None and need.mentee.user_id == user.pk
    return own or is_reporter_of(user, need) or can_keep_need(user, need)


def can_keep_need(user, need: Need) -> bool:
    """Its house, its programme's house, the house of the person; the centre for needs without one in its area.

    Agrees with `Need.kept_by`.
    """
    if is_house(user):
        return True
    held = reach(user, KEEPERS)
    if need.organisation_id in held.organisations or (need.programme is not None and _in(held, need.programme)):
        return True
    if need.mentee is not None:
        return can_keep_mentee(user, need.mentee)
    return reach(user, (Role.COORDINATOR,)).covers_path(need.organisation.area.path)


def is_reporter_of(user, need: Need) -> bool:
    """Whoever raised it, while she works there, and the person agrees to being reported. Agrees with `reported_by`."""
    if is_house(user) or need.raised_by_id != user.pk:
        return False
    if need.mentee is not None and not _agrees_to(user, need.mentee):
        return False
    return need.organisation_id in reach(user, REPORTERS).organisations


def _agrees_to(user, mentee: Mentee) -> bool:
    """False if this person filled in her request, and she has taken back that the two houses know of each other."""
    if mentee.source != Source.REFERRER or mentee.filled_in_by_id != user.pk:
        return True
    return has_consent(mentee.user, PASSING_ON, about=mentee.intake.public_id)


def can_close_need(user, need: Need) -> bool:
    """Whoever keeps it, whoever reported it, and the person whose need it is."""
    own = need.mentee is not None and not is_house(user) and need.mentee.user_id == user.pk
    return own or can_keep_need(user, need) or is_reporter_of(user, need)


def can_raise_for(user, mentee: Mentee) -> bool:
    """A need of somebody: she herself, whoever keeps her, whoever fills in her request."""
    return can_change_mentee(user, mentee) or fills_in_for(user, mentee)


def can_report_for(user, organisation: Organisation) -> bool:
    """Raise a need in the name of this organisation: who works there, and the centre for those of its area.

    Agrees with `queries.reporting_for`.
    """
    if is_house(user) or organisation.pk in reach(user, REFERRERS).organisations:
        return True
    if reach(user, (Role.COORDINATOR,)).covers_path(organisation.area.path):
        return True
    return neighbourhood_engagements(user).filter(organisation=organisation).exists()


def can_take_in_for(user, organisation: Organisation, programme: Programme | None) -> bool:
    """Fill in a request together with a person, for one's own house."""
    if is_house(user):
        return True
    held = reach(user, KEEPERS)
    return organisation.pk in held.organisations or (programme is not None and _in(held, programme))


def keeps_people(user) -> bool:
    """True for whoever has a house whose people she keeps: the desk's pages are hers."""
    held = reach(user, KEEPERS)
    return bool(held.organisations or held.programmes)


def reports(user) -> bool:
    """True for whoever reports needs for an organisation: referrers, its staff, its neighbourhood parents."""
    return bool(reach(user, REFERRERS).organisations) or neighbourhood_engagements(user).exists()


def neighbourhood_engagements(user):
    """Quarter offices and others this person is an active neighbourhood parent of."""
    if not user.is_authenticated:
        return Engagement.objects.none()
    return Engagement.objects.filter(
        volunteer__user=user, kind=EngagementKind.NEIGHBOURHOOD_PARENT, status=EngagementStatus.ACTIVE
    )


def may_record_for(actor, user) -> bool:
    """May she note an answer this person gave? Her house, and whoever filled in the request until the first talk."""
    mentee = Mentee.objects.filter(user=user).first()
    if mentee is None or actor.pk == user.pk:
        return False
    return fills_in_for(actor, mentee) or can_keep_mentee(actor, mentee)


def fills_in_for(user, mentee: Mentee) -> bool:
    """A referrer who filled in the request, until the first talk."""
    return (
        not is_house(user)
        and mentee.filled_in_by_id == user.pk
        and mentee.status == MenteeStatus.REQUESTED
        and reports(user)
    )


def _helps_now(user, mentee: Mentee) -> bool:
    mine = Helper.objects.open().filter(mentee=mentee)
    return user.is_authenticated and mine.filter(engagement__volunteer__user=user).exists()


def _in(held, programme: Programme) -> bool:
    return programme.pk in held.programmes or programme.organisation_id in held.organisations


def can_worry(user, mentee: Mentee) -> bool:
    """Whoever sees a person may be worried about her; she herself, too."""
    return user.is_authenticated and can_view_mentee(user, mentee)


def can_view_worry(user, worry: Worry) -> bool:
    """The safeguarding contacts of that organisation whom it cannot be about. Agrees with `Worry.visible_to`."""
    if worry.organisation_id not in reach(user, (Role.SAFEGUARDING,)).organisations:
        return False
    if worry.mentee is not None and worry.mentee.user_id == user.pk:
        return False
    mine = Helper.objects.filter(engagement__volunteer__user=user)
    helped = Q(mentee__isnull=False, mentee=worry.mentee_id) | Q(
        mentee__user__isnull=False, mentee__user=worry.raised_by_id
    )
    return not mine.filter(helped).exists()


def leads_cases(user) -> bool:
    """True for safeguarding contacts: the desk of worries is theirs alone."""
    return bool(reach(user, (Role.SAFEGUARDING,)).organisations)


def can_accompany(user, mentee: Mentee) -> bool:
    """Goals, papers, waits: she herself, her house, who accompanies her now. Agrees with `Mentee.accompanied_by`."""
    if is_house(user) or can_change_mentee(user, mentee):
        return True
    mine = Helper.objects.open().accompanying().filter(mentee=mentee)
    return (
        mentee.status not in OVER and user.is_authenticated and mine.filter(engagement__volunteer__user=user).exists()
    )


def can_read_goals(user, mentee: Mentee) -> bool:
    """As `can_accompany`, and one's own or one's house's when it is over. Who interprets or guides does not."""
    return mentee.user_id == user.pk or can_keep_mentee(user, mentee) or can_accompany(user, mentee)


def can_warn(user, mentee: Mentee) -> bool:
    """Trouble at school: whoever accompanies her, and who reported a need of hers. Agrees with `Mentee.warned_by`."""
    if can_accompany(user, mentee):
        return True
    return mentee.status not in OVER and Need.objects.reported_by(user).filter(mentee=mentee).exists()


def can_guard(user, mentee: Mentee) -> bool:
    """What a guardian says is written down by her house, never by the person herself."""
    return not is_house(user) and mentee.user_id != user.pk and can_keep_mentee(user, mentee)


def speaks_at_round_table(user) -> bool:
    """Coordinators carry the numbers of their area to the round table."""
    held = reach(user, (Role.COORDINATOR,))
    return bool(held.organisations or held.paths)

"""What this room announces at start: its audit words."""

from django.db.models import BooleanField, Case, F, Q, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts import audit, consents
from accounts.purposes import YOUNG_PERSON
from mentors import import_register, passing_words
from mentors.enums import Side, TandemEnd
from mentors.querysets import NAMELESS
from volunteers.enums import EngagementKind


def install() -> None:
    from mentees import ends
    from mentees import minors as mentees
    from mentors import holds
    from mentors.queries import mentoring
    from network.queries import trail
    from volunteers import leaving, more
    from volunteers import minors as volunteers

    audit.names("tandem", _pairs)
    trail.keep_back(_of_own_tandems)
    passing_words.install()
    more.told_by(mentoring.lines)
    leaving.BREAK.at(EngagementKind.MENTOR, "mentors:mentor_pause")
    leaving.END.at(EngagementKind.MENTOR, "mentors:mentor_end")
    leaving.HOLDS.add(holds.of_engagement)
    ends.asked_at(desk="mentors:mentee_end", own="mentors:mentee_withdraw")
    ends.HOLDS.add(holds.of_mentee)
    consents.after_end(YOUNG_PERSON, "mentors.tasks.let_unwilling_go")
    consents.after_yes(YOUNG_PERSON, "mentors.tasks.bring_back")
    for papers in (mentees.PAPERS, volunteers.PAPERS):
        papers.add("mentors.tasks.bring_back")
    import_register.install()
    for kind, choices in _CLOSED.items():
        audit.names(kind, lambda values, labels=dict(choices.choices): {value: labels[value] for value in values})
    audit.tells(
        mentor__changed=_("{actor} noted whom {subject} accompanies, how many and with what: {how}."),
        tandem__proposed=_("{actor} proposed {subject}."),
        tandem__said_yes=_("A yes to {subject}: {tandem_side}, {how}. Noted by {actor}."),
        tandem__said_no=_("A no to {subject}: {tandem_side}, {how}. Noted by {actor}."),
        tandem__answer_undone=_("An answer to {subject} was taken back: {tandem_side}, {how}. Noted by {actor}."),
        tandem__declined=_("{subject} did not come about."),
        tandem__expired=_("Nobody answered in time: {subject}."),
        tandem__withdrawn=_("{actor} took the proposal {subject} back."),
        tandem__meeting_set=_("{actor} set the first meeting of {subject}."),
        tandem__trial_started=_("{actor} noted that {subject} try it for 4 weeks."),
        tandem__agreed=_("A yes to the agreement of {subject}: {tandem_side}, {how}. Noted by {actor}."),
        tandem__running=_("Both agreed: {subject} go on."),
        tandem__ended=_("{actor} ended {subject}: {tandem_end}."),
        check_in__answered=_("How is it going with {subject}? Answered: {tandem_side}, {how}. Noted by {actor}."),
        tandem__may_meet_again=_("What was missing is there again: {subject} may meet again."),
        tandem__met=_("{actor} noted that {subject} met."),
        tandem__not_met=_("{actor} took back that {subject} met."),
        tandem__talked=_("{actor} noted that the signals of {subject} were talked about."),
        tandem__not_talked=_("{actor} put the signals of {subject} on the list again."),
    )


_CLOSED = {"tandem_side": Side, "tandem_end": TandemEnd}


def _of_own_tandems(user) -> Q:
    """One of the two reads nothing of what the other side or the coordination did, only what she did herself."""
    from mentors.models import Tandem

    own = Tandem.objects.of(user).values("public_id")
    return Q(kind="tandem", subject__in=own) & ~Q(actor=user.public_id)


def _pairs(ids):
    """Public ids of tandems to both names; another house's mentee has none before her yes."""
    from mentors.models import Tandem

    known = ~Q(status__in=NAMELESS) | Q(mentee__intake=F("engagement__organisation"))
    rows = Tandem.objects.filter(public_id__in=ids).annotate(
        known=Case(When(known, then=Value(True)), default=Value(False), output_field=BooleanField())
    )
    named = rows.values_list("public_id", "known", "engagement__volunteer__user__name", "mentee__user__name")
    nobody = gettext("somebody (named after the yes)")
    return {key: f"{mentor} + {mentee if known else nobody}" for key, known, mentor, mentee in named}

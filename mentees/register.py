"""What this room announces at start: its audit words."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, consents
from mentees import referral_words
from mentees.enums import AuthorityKind, GuardianKind, Independence, MenteeEnd, NeedEnd, TalkEnd, Trouble


def install() -> None:
    from mentees import rules

    consents.let_record(rules.may_record_for)
    audit.names("mentee", _names("mentee"))
    audit.names("need", _names("need"))
    audit.tells(
        helper__joined=_("{engagement} helps {subject} from now on."),
        helper__left=_("{engagement} no longer helps {subject}."),
        guardian__agreed=_("{actor} saw that a guardian of {subject} agrees: {guardian_kind}, {how}."),
        mentee__requested=_("{actor} took in the request of {subject}."),
        mentee__changed=_("{actor} changed the record of {subject}."),
        mentee__talked=_("{actor} had the first talk with {subject}: {talk_end}."),
        mentee__merged=_("{actor} put the answers of {subject} into the record of {mentee}, who is the same person."),
        mentee__erased=_("The record of {subject} was erased: 6 months after the end."),
        mentee__ended=_("{actor} ended the accompaniment of {subject}: {mentee_end}."),
        need__raised=_("{actor} reported a need: {subject}."),
        need__closed=_("{actor} closed a need: {subject}. Reason: {need_end}."),
        need__matched=_("{actor} noted that somebody helps now: {subject}."),
        need__reopened=_("{actor} opened a need again: {subject}."),
        guardian__withdrew=_("{actor} noted that the guardian of {subject} no longer agrees."),
        goal__chosen=_("{actor} chose a goal with {subject}."),
        goal__reached=_("{actor} noted a goal of {subject} as reached."),
        goal__dropped=_("{actor} put a goal of {subject} aside."),
        goal__reopened=_("{actor} opened a goal of {subject} again."),
        step__done=_("{actor} noted a step of {subject} as done: {independence}."),
        step__undone=_("{actor} took back a step of {subject}."),
        credential__changed=_("{actor} changed the certificates of {subject}."),
        credential__removed=_("{actor} removed a certificate of {subject}."),
        wait__begun=_("{actor} noted that {subject} waits: {authority}."),
        wait__ended=_("{actor} noted that {subject} no longer waits: {authority}."),
        warning__raised=_("{actor} gave an early warning for {subject}: {trouble}."),
        warning__supported=_("{actor} opened extra support for {subject}: {trouble}."),
        warning__closed=_("{actor} closed an early warning for {subject}: {trouble}."),
        # Nobody but the database sees these: they belong to no organisation, and name nobody.
        worry__raised=_("{actor} raised a worry."),
        worry__step=_("{actor} noted a step in a case."),
        worry__closed=_("{actor} closed a case."),
        worry__reopened=_("{actor} opened a case again."),
        worry__handed_on=_("A case went to another safeguarding contact."),
    )
    referral_words.install()
    for kind, choices in _CLOSED.items():
        audit.names(kind, lambda values, labels=dict(choices.choices): {value: labels[value] for value in values})


_CLOSED = {
    "guardian_kind": GuardianKind,
    "talk_end": TalkEnd,
    "mentee_end": MenteeEnd,
    "need_end": NeedEnd,
    "independence": Independence,
    "authority": AuthorityKind,
    "trouble": Trouble,
}


def _names(kind: str):
    """Public ids to the name the person is called by; a need without a person keeps its topic."""

    def resolve(ids):
        from mentees.models import Mentee, Need

        if kind == "mentee":
            return dict(Mentee.objects.filter(public_id__in=ids).values_list("public_id", "user__name"))
        needs = Need.objects.filter(public_id__in=ids).select_related("mentee__user")
        return {need.public_id: need.mentee.user.name if need.mentee else need.get_topic_display() for need in needs}

    return resolve

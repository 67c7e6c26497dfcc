"""What referrals tell the trail."""

from django.utils.translation import gettext_lazy as _

from accounts import audit
from mentees.enums import ReferralQuestion, ReferralRefusal, ReferralReply

_CLOSED = {
    "referral_question": ReferralQuestion,
    "referral_reply": ReferralReply,
    "referral_refusal": ReferralRefusal,
}


def install() -> None:
    """Announce verbs and names."""
    audit.names("referral", _programmes)
    audit.tells(
        referral__asked=_("{actor} asked {subject} about passing her on to {programme}."),
        referral__agreed=_("{actor} agreed to be passed on to {programme}."),
        referral__not_agreed=_("{actor} did not agree to be passed on to {programme}."),
        referral__sent=_("{actor} passed somebody on to {subject}."),
        referral__asked_back=_("{actor} asked back about a person passed on to {subject}: {referral_question}"),
        referral__replied=_("{actor} answered the question of {subject}: {referral_reply}"),
        referral__accepted=_("{actor} took over somebody passed on to {subject}."),
        referral__accepted_told=_("A yes to passing somebody on to {subject}: {how}. Noted by {actor}."),
        referral__refused_told=_(
            "A no to passing somebody on to {subject}: {referral_refusal}, {how}. Noted by {actor}."
        ),
        referral__refused=_("{actor} could not take over somebody passed on to {subject}: {referral_refusal}."),
        referral__withdrawn=_("{actor} withdrew the passing on to {subject}."),
    )
    for kind, choices in _CLOSED.items():
        audit.names(kind, lambda values, labels=dict(choices.choices): {value: labels[value] for value in values})


def _programmes(ids):
    """Public ids of referrals to the programme; the person stands nowhere in the trail of two houses."""
    from mentees.models import Referral

    return dict(Referral.objects.filter(public_id__in=ids).values_list("public_id", "programme__name"))

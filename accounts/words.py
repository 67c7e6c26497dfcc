"""What this room tells in the audit, and how its ids become names."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, consents
from accounts.enums import Answered, Ending, Role


def install() -> None:
    """Called at start."""
    audit.tells(
        person__added=_("{actor} added {subject}."),
        person__closed=_("The account of {subject} was closed: nothing of the person is left."),
        person__erased=_("{subject} was erased: the time is over."),
        looked=_("{actor} looked at the data of {subject}."),
        person__changed=_("{actor} changed the name or the language of {subject}."),
        role__given=_("{actor} gave {subject} the role of {role} for {house}{area}{organisation}{programme}{course}."),
        role__changed=_(
            "{actor} changed the last day of the role of {role} for {house}{area}{organisation}{programme}{course}, "
            "held by {subject}."
        ),
        role__ended=_(
            "{actor} took back the role of {role} for {house}{area}{organisation}{programme}{course} from {subject}. "
            "Reason: {reason}."
        ),
        helper__given=_("{actor} took in {subject} as {role} for {organisation}{programme}."),
        helper__changed=_("{actor} changed the last day of {subject} as {role} for {organisation}{programme}."),
        helper__ended=_(
            "{actor} ended the work of {subject} as {role} for {organisation}{programme}. Reason: {reason}."
        ),
        consent__given=_("{subject} agreed: {purpose}. {organisation}"),
        consent__recorded=_("{actor} recorded that {subject} agreed, {how}: {purpose}. {organisation}"),
        consent__withdrawn=_("{subject} no longer agrees: {purpose}. {organisation}"),
        consent__withdrawal_recorded=_(
            "{actor} recorded that {subject} no longer agrees, {how}: {purpose}. {organisation}"
        ),
        way_in__changed=_("{actor} changed how {subject} signs in."),
        way_in__removed=_("{actor} removed a way for {subject} to sign in."),
        way_in__changed_at_counter=_("{actor} changed at the counter how {subject} signs in."),
        way_in__letter_issued=_("{actor} printed a letter with a code for {subject}."),
        way_in__letter_revoked=_("{actor} made the letter code of {subject} void."),
        way_in__second_added=_("{actor} set up a second step: {type}."),
        way_in__second_removed=_("{actor} removed a second step."),
        way_in__recovery_renewed=_("{actor} made new recovery codes."),
        way_in__linked=_("{actor} linked the account with the sign-in of the town."),
    )
    audit.names("user", _people)
    audit.names("type", lambda values: {"totp": _("app"), "webauthn": _("passkey")})
    audit.names("role", _labels(Role))
    audit.names("reason", _labels(Ending))
    audit.names("how", _labels(Answered))
    audit.names("purpose", _purposes)
    audit.names("house", lambda ids: dict.fromkeys(ids, _("the whole installation")))


def _people(ids) -> dict[str, str]:
    from accounts.models import User

    rows = User.objects.filter(public_id__in=ids).values_list("public_id", "name")
    return {public_id: name or _("(no name)") for public_id, name in rows}


def _purposes(codes) -> dict[str, str]:
    return {purpose.code: str(purpose.title) for purpose in consents.purposes() if purpose.code in codes}


def _labels(choices):
    labels = {choice.value: choice.label for choice in choices}
    return lambda values: {value: labels[value] for value in values if value in labels}

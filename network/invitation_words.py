"""What invitations tell in the audit. No name: who was invited is nobody's business once it is over."""

from django.utils.translation import gettext_lazy as _

from accounts import audit

_TELLS = {
    "made": _("{actor} invited somebody as {role} for {house}{area}{organisation}{programme}."),
    "sent_again": _("{actor} sent an invitation as {role} for {house}{area}{organisation}{programme} again."),
    "revoked": _("{actor} withdrew an invitation as {role} for {house}{area}{organisation}{programme}."),
    "accepted": _("{actor} accepted the invitation as {role} for {house}{area}{organisation}{programme}."),
}


def install() -> None:
    """Called at start. Invitations of helpers have verbs of their own: not everybody who reads one may read both."""
    for what, sentence in _TELLS.items():
        audit.tells(**{f"invitation__{what}": sentence, f"helper_invitation__{what}": sentence})

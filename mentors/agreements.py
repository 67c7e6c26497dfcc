"""The agreement of a tandem, in plain sentences: what we do, what not, how often, confidentiality.

A new meaning of any sentence is a new `VERSION`: who agreed to an older one during the trial is asked again. Running
tandems keep the version both agreed to (`Answer.version`). The four parts: Paten issue, "Proposal → …".
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

VERSION = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and its sentences, lazy translations."""

    title: object
    icon: str
    sentences: tuple


PARTS = (
    Part(
        _("What we do"),
        "check",
        (
            _("We meet, talk, and look for ways to reach the goals we agreed on."),
            _("The mentor helps with papers and goes along to appointments if both want that."),
            _("The mentee decides. The mentor helps, and does less when the mentee can do more."),
        ),
    ),
    Part(
        _("What we do not do"),
        "close",
        (
            _("We lend no money and sign nothing for each other."),
            _("The mentor gives no legal advice and no therapy. For that there are counsellors."),
            _("We do not talk anybody into a religion, a party or a contract."),
        ),
    ),
    Part(
        _("How often"),
        "calendar",
        (
            _("We meet about once a week, for one or two hours. We can agree otherwise."),
            _("Whoever cannot come says so in time."),
            _("Every 4 weeks we are both asked how it is going."),
        ),
    ),
    Part(
        _("Confidentiality"),
        "lock",
        (
            _("What we tell each other stays between us."),
            _("If somebody is in danger, we get help. Then others may know it, too."),
            _("Either of us can end this at any time, without giving a reason to the other."),
        ),
    ),
)

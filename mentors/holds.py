"""What keeps a mentor's work and a mentee's record from ending behind the back of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentees.models import Mentee
from mentors.models import Tandem
from volunteers.models import Engagement

_OPEN = _("A tandem or a proposal is still open. Please end it on the page that asks what becomes of it.")


def of_engagement(engagement: Engagement) -> Promise | None:
    """The sentence as long as a proposal or a tandem of hers is open."""
    return _OPEN if Tandem.objects.open().filter(engagement=engagement).exists() else None


def of_mentee(mentee: Mentee) -> Promise | None:
    """The same of somebody who is accompanied, or about whom a mentor is asked."""
    return _OPEN if Tandem.objects.open().filter(mentee=mentee).exists() else None

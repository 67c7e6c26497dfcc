"""How this room writes the trail about engagements: readable in the house, and by who keeps only the programme."""

from collections.abc import Sequence

from accounts import audit
from accounts.models import User
from volunteers.models import Engagement


def tell(verb: str, actor: User | None, engagement: Engagement, **about: str) -> None:
    """Write one act about this engagement."""
    if engagement.programme:
        about["programme"] = engagement.programme.public_id
    audit.record(verb, actor=actor, subject=engagement, organisation_id=engagement.organisation_id, **about)


def tell_all(verb: str, actor: User | None, engagements: Sequence[Engagement], **about: str) -> None:
    """Write the same act about many engagements of one organisation."""
    if engagements:
        house = engagements[0].organisation_id
        acts = [(one, about | ({"programme": one.programme.public_id} if one.programme else {})) for one in engagements]
        audit.record_all(verb, actor=actor, acts=acts, organisation_id=house)


def locked(engagement: Engagement) -> Engagement:
    """The engagement as it stands now; whoever else changes it waits."""
    rows = Engagement.objects.select_for_update(of=("self",))
    return rows.select_related("volunteer__user", "organisation__area", "programme", "area").get(pk=engagement.pk)

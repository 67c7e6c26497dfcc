"""What this room announces at start: its containers, its audit words."""

from django.utils.translation import gettext_lazy as _

from accounts import audit, invited
from accounts.enums import Kind
from network import containers, invitation_words


def install() -> None:
    from network.models import Area, Offer, Organisation, Programme

    containers.install()
    for kind, model in (
        (Kind.AREA, Area),
        (Kind.ORGANISATION, Organisation),
        (Kind.PROGRAMME, Programme),
        ("offer", Offer),
    ):
        audit.names(str(kind), _by_name(model))
    invitation_words.install()
    invited.register(_by_town)
    _tell()


def _by_town(request, **proved):
    """Loaded late: views stand above the start."""
    from network.views.acceptance import come_by_town

    return come_by_town(request, **proved)


def _by_name(model):
    return lambda ids: dict(model.objects.filter(public_id__in=ids).values_list("public_id", "name"))


def _tell() -> None:
    audit.tells(
        area__created=_("{actor} added the area {subject}."),
        area__moved=_("{actor} moved the area {subject} to {area}."),
        organisation__created=_("{actor} added the partner {subject}."),
        organisation__changed=_("{actor} changed the partner {subject}."),
        programme__created=_("{actor} added the programme {subject}."),
        programme__changed=_("{actor} changed the programme {subject}."),
        programme__ended=_("{actor} ended the programme {subject}."),
        programme__places=_("{actor} changed the free places of {subject}."),
        programme__confirmed=_("{actor} confirmed the entry {subject}."),
        programme__asked=_("{actor} asked for confirmation of {subject}."),
        contact__added=_("{actor} added a contact for {subject}."),
        contact__changed=_("{actor} changed a contact of {subject}."),
        contact__first=_("{actor} named another first contact for {subject}."),
        contact__removed=_("{actor} removed a contact of {subject}."),
        funding__added=_("{actor} noted a funding of {subject}."),
        funding__removed=_("{actor} removed a funding of {subject}."),
        offer__created=_("{actor} added the offer {subject}."),
        offer__changed=_("{actor} changed the offer {subject}."),
        offer__removed=_("{actor} removed the offer {subject}."),
    )

"""The programme somebody asks for."""

from network.models import Programme


def programme_to_ask(public_id: str) -> Programme | None:
    """A published programme by its public id, with its house; None for any other."""
    if not public_id:
        return None
    published = Programme.objects.filter(public_id=public_id[:22], is_published=True, ended_on=None)
    return published.select_related("organisation__area").first()

"""Areas and phases a list names, looked up once for all its rows."""

from functools import cached_property

from network.models import Area, Phase


class Places:
    """Public ids of areas and slugs of phases as rows; nothing for what is not there."""

    def area(self, key: str) -> Area | None:
        return self._areas.get(key)

    def phase(self, slug: str) -> Phase | None:
        return self._phases.get(slug)

    @cached_property
    def _areas(self) -> dict[str, Area]:
        return {area.public_id: area for area in Area.objects.order_by("pk")}

    @cached_property
    def _phases(self) -> dict[str, Phase]:
        return {phase.slug: phase for phase in Phase.objects.order_by("pk")}

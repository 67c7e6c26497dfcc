"""All tandems of one mentor or one person, held until the transaction ends: needs first, then tandems."""

from django.db.models import QuerySet

from mentees.models import Need
from mentors.enums import HOLDING
from mentors.models import Tandem
from mentors.services.tandems._steps import RELATED


def held_of(**who) -> list[Tandem]:
    """Everything that is proposed or goes on of this `engagement` or `mentee`."""
    rows = Tandem.objects.filter(status__in=HOLDING, **who)
    lock_needs(Need.objects.filter(pk__in=rows.values("need")))
    return list(rows.select_for_update(of=("self",)).select_related(*RELATED).order_by("pk"))


def lock_needs(needs: QuerySet) -> None:
    """Whoever proposes for one of these needs waits for us, or we for her."""
    list(needs.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True))

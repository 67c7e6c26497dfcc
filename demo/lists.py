"""A provider's list as it came in this morning: read, not taken over, with rows only a person can decide about."""

from pathlib import Path

from accounts.enums import Role
from accounts.models import User
from mentors.models import ListImport
from mentors.services.imports import reading, uploads
from network.models import Programme

LIST = Path(__file__).parent / "data" / "partner-lists" / "ausbildungspaten_diakonie.csv"
PROGRAMME = "Ausbildungspaten"


def load(by_role: dict[Role, User]) -> None:
    """Bring the list in, unless one is there; whatever became of it stays as it is."""
    contact = by_role[Role.CONTACT]
    programme = Programme.objects.select_related("organisation").get(name=PROGRAMME)
    if ListImport.objects.filter(programme=programme).exists():
        return
    kept = uploads.upload(
        actor=contact,
        organisation=programme.organisation,
        programme=programme,
        responsible=contact.name,
        content=LIST.read_bytes(),
        is_read_here=True,
    )
    reading.read(actor=contact, list_import=kept)

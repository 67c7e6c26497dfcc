"""Lists on their way in, and the page behind the link of imported people."""

from accounts.enums import Role
from accounts.models import User
from mentors.models import ImportNotice
from mentors.services.imports import notices, reading, taking, uploads
from tests.factories import EngagementFactory, OrganisationFactory
from tests.mentors.lists.files import HEADINGS, csv_file
from tests.routes import Route, limited, public
from volunteers.enums import EngagementStatus

KEEPERS = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
_OWN = {"second_step": True, "elsewhere": 200}
_ONE = {"second_step": True}
_POST = {**_ONE, "methods": ("POST",), "page": False}
_ANNA = ["Weiß", "Anna", "25.08.1990", "0176 04069563", "", "Arabisch", "Rodenbeck", "flexibel", ""]
_AYSE = ["Y?ld?z", "Ay?e", "", "0176 04069746", "", "", "", "Mo ab 16 Uhr", "spielt gern Schach"]
_REFUSED = ["Ohne", "Nummer", "", "", "", "", "", "", ""]


def _house(w):
    """Coordinators keep lists of the centre, contacts those of their house."""
    roles = {m.group.rolegroup.role for m in w.user.memberships.select_related("group__rolegroup")} if w.user else set()
    return w.centre if Role.COORDINATOR in roles else w.organisation


def _list(w):
    """A list that is ready to be looked at: a new row, an unclear one, a refused one."""
    house = _house(w)
    return w.once(f"list {house.pk}", lambda: _read(house))


def _read(house):
    content = csv_file([HEADINGS, _ANNA, _AYSE, _REFUSED])
    kept = uploads.upload(actor=None, organisation=house, responsible="Ayla", content=content, is_read_here=True)
    return reading.read(list_import=kept)


def _public_id(w):
    return {"public_id": _list(w).public_id}


def _row(w):
    return {**_public_id(w), "number": 2}


def _notice(w):
    """Somebody a list brought who has not answered yet."""
    house = _house(w)
    return w.once(f"notice {house.pk}", lambda: _imported(house))


def _imported(house):
    content = csv_file([HEADINGS, [*_ANNA[:3], "0176 04069999", *_ANNA[4:]]])
    kept = uploads.upload(actor=None, organisation=house, responsible="Ayla", content=content, is_read_here=True)
    taking.take_clear_rows(actor=None, list_import=reading.read(list_import=kept))
    return ImportNotice.objects.get(list_import=kept)


def _asked(w):
    return {"public_id": _notice(w).public_id}


def _code(w):
    """A new one each time, since an answer uses it up; of a house nobody of the table keeps."""
    house = w.once("somebody's house", OrganisationFactory)
    about = {"organisation": house, "responsible": "Ayla", "content": b"-", "is_read_here": True}
    kept = w.once("somebody's list", lambda: uploads.upload(actor=None, **about))
    imported = EngagementFactory(organisation=house, status=EngagementStatus.IMPORTED, confirmed_at=None)
    User.objects.filter(pk=imported.volunteer.user_id).update(login_email=None)
    (notice,) = notices.send_all(actor=None, list_import=kept, engagements=[imported], mentees=[])
    return {"code": notices.code_of(notice)}


def _answer(w):
    return {"name": "Anna Weiß", "elsewhere": "1", "contact_phone": "0176 04069999"}


ROUTES: list[Route] = [
    limited("mentors:lists", *KEEPERS, **_OWN),
    limited("mentors:lists_table", *KEEPERS, page=False, **_OWN),
    limited("mentors:list_new", *KEEPERS, methods=("GET", "POST"), **_OWN),
    limited("mentors:unconfirmed", *KEEPERS, **_OWN),
    limited("mentors:unconfirmed_table", *KEEPERS, page=False, writes=("accounts_auditentry",), **_OWN),
    limited(
        "mentors:unconfirmed_told", *KEEPERS, kwargs=_asked, data=lambda w: {"answer": "yes", "how": "phone"}, **_POST
    ),
    limited("mentors:unconfirmed_again", *KEEPERS, kwargs=_asked, **_POST),
    limited("mentors:list", *KEEPERS, kwargs=_public_id, **_ONE),
    limited("mentors:list", *KEEPERS, kwargs=_public_id, query="?show=unclear&page=9", **_ONE),
    limited("mentors:list_progress", *KEEPERS, kwargs=_public_id, **{**_ONE, "page": False, "status": 302}),
    limited("mentors:list_columns", *KEEPERS, kwargs=_public_id, methods=("GET", "POST"), **_ONE),
    # A look at a person's data is written down.
    limited(
        "mentors:list_row",
        *KEEPERS,
        kwargs=_row,
        methods=("GET", "POST"),
        data=lambda w: {"decision": "new"},
        writes=("accounts_auditentry",),
        **_ONE,
    ),
    limited("mentors:list_rest", *KEEPERS, kwargs=_public_id, **_POST),
    limited(
        "mentors:list_refused",
        *KEEPERS,
        kwargs=_public_id,
        writes=("accounts_auditentry",),
        **{**_ONE, "page": False},
    ),
    limited("mentors:list_take", *KEEPERS, kwargs=_public_id, **_POST),
    limited("mentors:list_drop", *KEEPERS, kwargs=_public_id, **_POST),
    public("mentors:my_data_code", methods=("GET", "POST"), data=lambda w: {"code": "ABCD-EFGH-JKMN"}),
    public("mentors:my_data", kwargs=_code, methods=("GET", "POST"), data=_answer),
    public("mentors:my_data_no", kwargs=_code, methods=("GET", "POST")),
]

"""A dozen invented people who help, from the first word to everything done; all through the services."""

import datetime as dt
from typing import NamedTuple

from accounts.enums import Answered, Role
from accounts.models import User
from accounts.purposes import SHARED_POOL
from accounts.services.consents import give
from common import clock
from common.week import read
from mentors.services.profiles import edit_mentoring
from network.enums import OccupationField as Work
from network.models import Area, Programme
from volunteers.enums import ClearanceHint, EngagementKind, StepKind
from volunteers.enums import Interest as Likes
from volunteers.models import Engagement, Volunteer
from volunteers.queries.onboarding import missing_steps
from volunteers.services import clearance, engagements, onboarding, people
from volunteers.terms import CLEARANCE_MONTHS, months_later

# How far somebody has come. IMPORTED: on a provider's list, has not confirmed yet.
DONE, TALKED, NEW, IMPORTED, PAUSED = "done", "talked", "new", "imported", "paused"


class Helper(NamedTuple):
    """Who helps where. `week` as people write it, "" for none, None for not asked; levels 1 to 3, None not asked."""

    name: str
    programme: str
    area: str
    languages: dict[str, int | None]
    week: str | None
    mobility: str
    gender: str
    sentence: str
    stage: str = DONE
    kind: EngagementKind = EngagementKind.MENTOR
    pooled: bool = True
    language: str = "de"
    # Months the certificate still counts.
    counts: int = 40
    # People at once, None for not asked; some she accompanies without their being here.
    capacity: int | None = None
    elsewhere: int = 0
    fields: tuple[Work, ...] = ()
    interests: tuple[Likes, ...] = ()
    wish: str = ""
    trained: bool = False


HELPERS = (
    Helper(
        "Bernd Kaiser", "Ausbildungspaten", "Innenstadt", {"de": 3, "en": 2}, "Mo ab 16 Uhr, Sa vormittags", "bike",
        "man", "Ich war Elektriker und habe selbst Lehrlinge ausgebildet.",
        capacity=3, fields=(Work.ELECTRICAL, Work.METAL), interests=(Likes.CRAFTS, Likes.NATURE),
    ),
    Helper(
        "Shirin Rahimi", "Ausbildungspaten", "Rodenbeck", {"fa": 3, "prs": 3, "de": 3}, "werktags abends", "bus",
        "woman", "Ich arbeite in der Pflege und kenne die Berufsschule.",
        capacity=2, fields=(Work.CARE, Work.CHILDCARE), interests=(Likes.COOKING, Likes.FAMILY, Likes.MUSIC),
        trained=True,
    ),
    Helper(
        "Hartmut Wiese", "Ausbildungspaten", "Rechtes Weserufer", {"de": 3}, "Di 14-18, Do 14-18", "car", "man",
        "Früher Lehrer für Mathematik, jetzt im Ruhestand.", counts=2,
        capacity=4, elsewhere=1, fields=(Work.OFFICE,), interests=(Likes.READING, Likes.CULTURE),
    ),
    Helper(
        "Nadia Haddad", "Ausbildungspaten", "Bärenkämpen", {"ar": 3, "de": 2, "fr": 2}, None, "foot", "woman",
        "Ich bin vor neun Jahren gekommen und helfe gern weiter.", TALKED, language="ar",
    ),
    Helper(
        "Ulrich Brand", "Ausbildungspaten", "Innenstadt", {"de": 3}, "Mi ab 17 Uhr", "car", "man",
        "Meister im Metallbau.", PAUSED,
    ),
    Helper(
        "Monika Peters", "Ausbildungspaten", "Königstor", {"de": None}, None, "", "", "", IMPORTED, pooled=False
    ),
    Helper(
        "Karim Mansour", "Jobpaten", "Innenstadt", {"ar": 3, "de": 3, "en": 2}, "Mo-Fr 17-20", "bike", "man",
        "Ich arbeite im Lager und kenne viele Betriebe.",
        capacity=2, fields=(Work.LOGISTICS, Work.CONSTRUCTION), interests=(Likes.SPORT, Likes.COOKING), wish="man",
    ),
    Helper(
        "Greta Lindemann", "Jobpaten", "Lübbecke", {"de": 3, "en": 3}, "Mi vormittags, Fr nachmittags", "car", "woman",
        "Personalerin, hilft bei Bewerbungen.",
        capacity=3, elsewhere=1, fields=(Work.CARE, Work.OFFICE, Work.RETAIL), interests=(Likes.CULTURE,),
    ),
    Helper(
        "Oksana Melnyk", "Starthelfer Ausbildung", "Bärenkämpen", {"uk": 3, "ru": 3, "de": 2}, "Sa, So", "bus",
        "woman", "Ich suche mit Ihnen einen Ausbildungsplatz.",
        capacity=2, fields=(Work.CHILDCARE, Work.CARE), interests=(Likes.FAMILY, Likes.NATURE), wish="woman",
    ),
    Helper(
        "Dilan Aslan", "Integrationslotsen", "Rodenbeck", {"kmr": 3, "tr": 3, "de": 3}, "", "bus", "woman",
        "Ich begleite zu Ämtern.", kind=EngagementKind.GUIDE,
    ),
    Helper(
        "Tesfay Berhane", "Lernpaten", "Innenstadt", {"ti": 3, "am": 2, "de": 2}, "Mo 15-17, Mi 15-17", "foot", "man",
        "Ich helfe bei den Hausaufgaben.", NEW, EngagementKind.TUTOR, False,
    ),
    Helper(
        "Ewa Kowalska", "Gut ankommen im Betrieb", "Espelkamp", {"pl": 3, "de": 3}, "Do ab 16 Uhr", "car", "woman",
        "Betriebsrätin, kennt sich mit Verträgen aus.",
        capacity=1, fields=(Work.CARE, Work.CLEANING), interests=(Likes.TOWN,),
    ),
)  # fmt: skip


def load(by_role: dict[Role, User]) -> None:
    """Add who is missing. The demo's contact and checker act where they may, the command line elsewhere."""
    there = set(Volunteer.objects.filter(user__is_demo=True).values_list("user__name", flat=True))
    missing = [helper for helper in HELPERS if helper.name not in there]
    if not missing:
        return
    programmes = {one.name: one for one in Programme.objects.select_related("organisation").order_by("pk")}
    areas = {area.name: area for area in Area.objects.order_by("pk")}
    for helper in missing:
        programme = programmes[helper.programme]
        is_theirs = programme.organisation.name == "Diakonie"
        contact = by_role[Role.CONTACT] if is_theirs else None
        checker = by_role[Role.CHECKER] if is_theirs else None
        _add(helper, programme, areas[helper.area], contact, checker)


def _add(helper: Helper, programme: Programme, area: Area, contact: User | None, checker: User | None) -> None:
    volunteer = _person(helper, area, contact)
    engagement = engagements.start(
        actor=contact,
        volunteer=volunteer,
        kind=helper.kind,
        organisation=programme.organisation,
        programme=programme,
        confirmed=None if helper.stage == IMPORTED else Answered.PHONE,
    )
    if helper.stage == IMPORTED:
        month = clock.today() - dt.timedelta(days=400)
        clearance.open_task(actor=contact, engagement=engagement, hint=ClearanceHint.SAYS_YES, month=month)
    elif helper.stage != NEW:
        _go_on(helper, engagement, contact, checker)
    if helper.capacity is not None:
        edit_mentoring(
            actor=volunteer.user,
            volunteer=volunteer,
            capacity=helper.capacity,
            elsewhere=helper.elsewhere,
            wished_gender=helper.wish,
            fields=helper.fields,
            interests=helper.interests,
        )
    if helper.pooled:
        user = volunteer.user
        give(actor=user, user=user, purpose=SHARED_POOL, how=Answered.SELF, language=helper.language)


def _person(helper: Helper, area: Area, contact: User | None) -> Volunteer:
    """Somebody new, or the demo's own volunteer, who is here already."""
    slots = None if helper.week is None else (read(helper.week).slots or ())
    user = User.objects.filter(is_demo=True, name=helper.name).first()
    if user is None:
        volunteer = people.add_volunteer(
            actor=contact,
            name=helper.name,
            language=helper.language,
            languages=helper.languages,
            slots=slots,
            is_demo=True,
        )
    else:
        volunteer = people.become_volunteer(actor=contact, user=user)
        people.set_languages(actor=user, volunteer=volunteer, languages=helper.languages)
        people.set_free_time(actor=user, volunteer=volunteer, slots=slots)
    return people.edit_profile(
        actor=volunteer.user,
        volunteer=volunteer,
        gender=helper.gender,
        mobility=helper.mobility,
        area=area,
        introduction=helper.sentence,
    )


def _go_on(helper: Helper, engagement: Engagement, contact: User | None, checker: User | None) -> None:
    onboarding.record_step(actor=contact, engagement=engagement, step=StepKind.FIRST_TALK)
    onboarding.promise(actor=engagement.volunteer.user, language=helper.language)
    if helper.stage == TALKED:
        return
    if helper.trained:
        onboarding.record_step(actor=contact, engagement=engagement, step=StepKind.TRAINING)
    if StepKind.CLEARANCE in missing_steps(Engagement.objects.filter(pk=engagement.pk), clock.today())[engagement.pk]:
        issued_on = months_later(clock.today(), helper.counts - CLEARANCE_MONTHS)
        clearance.record_seen(
            actor=checker,
            volunteer=engagement.volunteer,
            organisation=engagement.organisation,
            activity=helper.kind,
            issued_on=issued_on,
            seen_on=issued_on + dt.timedelta(days=14),
        )
    if helper.stage == PAUSED:
        until = clock.today() + dt.timedelta(days=21)
        engagements.pause(actor=engagement.volunteer.user, engagement=engagement, until=until)

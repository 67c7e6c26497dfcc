"""A grown house for the grants figure: many programmes, five role groups on each, and people in some of them."""

from dataclasses import dataclass

from bench.fill import fill

ROLES = ("coordinator", "contact", "deputy", "trainer", "finance")
CONTACT = ROLES.index("contact")
PROGRAMMES_PER_ORGANISATION = 20
OTHER_PEOPLE = 2_000
GROUPS_PER_OTHER = 100


@dataclass
class Crowd:
    """`programmes` programmes with five grants each, every grant to a group of its own."""

    programmes: int

    def settle(self) -> None:
        self._places()
        self._groups()
        self._others()

    def _places(self) -> None:
        from network.models import Area, Organisation, Programme

        # Ids follow those that the migrations have made.
        self._area = Area.objects.filter(parent=None).first() or Area.objects.create(
            kind="county", name="County", path="/1/"
        )
        fill(
            Organisation,
            max(1, self.programmes // PROGRAMMES_PER_ORGANISATION),
            id="i",
            public_id="'organisation-' || i",
            kind="'provider'",
            name="'Organisation ' || i",
            name_key="'organisation ' || i",
            area_id=str(self._area.pk),
        )
        # Names are shuffled, so that ordering by name is not ordering by id.
        fill(
            Programme,
            self.programmes,
            id="i",
            public_id="'programme-' || i",
            organisation_id=f"1 + (i - 1) / {PROGRAMMES_PER_ORGANISATION}",
            name="'Programme ' || i",
            name_key="'programme ' || ((i * 7919) %% 200003)",
        )

    def _groups(self) -> None:
        from django.contrib.auth.models import Group, Permission

        from accounts.models import RoleGroup
        from network.models import ProgrammeGrant

        grants = self.programmes * len(ROLES)
        last = Group.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self._first = last + 1
        programme, role = f"1 + (i - 1) / {len(ROLES)}", f"(i - 1) %% {len(ROLES)}"
        fill(Group, grants, id=f"{last} + i", name="'bench ' || i")
        fill(
            RoleGroup,
            grants,
            group_ptr_id=f"{last} + i",
            kind="'programme'",
            container_id=programme,
            role=_one_of(role, [f"'{name}'" for name in ROLES]),
        )
        known = dict(
            Permission.objects.filter(content_type__app_label="network", content_type__model="programme").values_list(
                "codename", "pk"
            )
        )
        fill(
            ProgrammeGrant,
            grants,
            group_id=f"{last} + i",
            content_object_id=programme,
            permission_id=_one_of(role, [str(known[name]) for name in ROLES]),
        )

    def _others(self) -> None:
        from accounts.models import Membership, User

        groups = self.programmes * len(ROLES)
        people = min(OTHER_PEOPLE, self.programmes)
        fill(User, people, id="i", public_id="'person-' || i")
        fill(
            Membership,
            people * GROUPS_PER_OTHER,
            public_id="'other-' || i",
            user_id=f"1 + (i - 1) / {GROUPS_PER_OTHER}",
            group_id=f"{self._first} + (i * 37) %% {groups}",
        )

    def person(self, *, groups: int):
        """Somebody who is contact person of `groups` programmes, spread over the register."""
        from accounts.models import Membership, User

        pk = 10_000_000 + groups
        person = User.objects.create(pk=pk, name=f"In {groups} groups")
        step = max(1, self.programmes // groups)
        fill(
            Membership,
            groups,
            public_id=f"'{groups}-' || i",
            user_id=str(pk),
            group_id=f"{self._first} + {CONTACT} + {len(ROLES)} * {step} * (i - 1)",
        )
        return person

    def kept_by(self, person) -> list[int]:
        """The container ids behind the person's groups."""
        from network.models import ProgrammeGrant

        mine = person.memberships.values("group_id")
        return sorted(ProgrammeGrant.objects.filter(group__in=mine).values_list("content_object_id", flat=True))


def _one_of(number: str, values: list[str]) -> str:
    cases = " ".join(f"WHEN {position} THEN {value}" for position, value in enumerate(values))
    return f"CASE {number} {cases} END"

"""Signals for the coordination: which tandems need somebody to look. Nobody of the two ever sees them.

Nothing is stored but the answers: a signal is there as long as its reason is.
"""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from common import clock
from mentors import rhythm
from mentors.enums import ACCOMPANIED, Signal
from mentors.models import CheckIn, Tandem
from mentors.querysets import TandemQuerySet, not_own

_FLAG = {signal: f"signal_{signal.value}" for signal in Signal}
_WATCHED = Q(status__in=ACCOMPANIED, paused_from=None)
_UNSETTLED = Q(answered_at__isnull=False, settled_at__isnull=True)
LAST_SEEN = Coalesce("last_contact_on", "running_from", "trial_from")


def with_signals(tandems: TandemQuerySet) -> TandemQuerySet:
    """Tandems in trial or running and not paused, each annotated with its signals (`signals_of`). No further query."""
    flags = {_FLAG[signal]: flag for signal, flag in _flags().items()}
    return tandems.filter(_WATCHED).annotate(last_seen_on=LAST_SEEN).annotate(**flags)


def needs_a_look(user) -> Q:
    """Of a tandem: it has a signal, and this person is neither of the two. For counting; `last_seen_on` is needed.

    The same as a flag of `with_signals`, but the answers are read once for all tandems, not once for each.
    """
    told = CheckIn.objects.filter(_wants_talk() | _falls() | _overdue()).values("tandem")
    return _WATCHED & not_own(user) & (_silent() | Q(pk__in=told))


def _flags() -> dict[Signal, Exists | Case]:
    asked = CheckIn.objects.filter(tandem=OuterRef("pk"))
    return {
        Signal.WANTS_TALK: Exists(asked.filter(_wants_talk())),
        Signal.FALLING: Exists(asked.filter(_falls())),
        Signal.NO_CONTACT: Case(When(_silent(), then=Value(True)), default=Value(False), output_field=BooleanField()),
        Signal.OVERDUE: Exists(asked.filter(_overdue())),
    }


def _wants_talk() -> Q:
    return _UNSETTLED & Q(wants_talk=True)


def _falls() -> Q:
    """Only the last answer of a side tells how it is going."""
    newer = CheckIn.objects.answered().filter(
        tandem=OuterRef("tandem"), side=OuterRef("side"), due_on__gt=OuterRef("due_on")
    )
    return _UNSETTLED & Q(falls=True) & Q(~Exists(newer))


def _overdue() -> Q:
    """The next questions take the place of unanswered ones."""
    due = clock.today() - rhythm.OVERDUE_AFTER
    return Q(answered_at__isnull=True, due_on__lte=due, due_on__gt=due - rhythm.CHECK_IN_EVERY)


def _silent() -> Q:
    return Q(last_seen_on__lte=clock.today() - rhythm.NO_CONTACT_AFTER)


def tandems_with_signals(user) -> TandemQuerySet:
    """Tandems this person keeps, not her own, with a signal, the most urgent first: one query, whatever the rows.

    Filter further as any queryset of tandems (programme, area, phase); both names come along.
    """
    any_signal = Q()
    for name in _FLAG.values():
        any_signal |= Q(**{name: True})
    return (
        with_signals(Tandem.objects.kept_by(user).without(user))
        .filter(any_signal)
        .select_related("engagement__volunteer__user", "engagement__programme", "mentee__user", "mentee__area", "need")
        .order_by(*(f"-{name}" for name in _FLAG.values()), "last_seen_on", "pk")
    )


def signals_of(tandem: Tandem) -> list[Signal]:
    """The signals of a tandem of `with_signals`, the most urgent first."""
    return [signal for signal, name in _FLAG.items() if getattr(tandem, name)]

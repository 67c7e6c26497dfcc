"""The way of a tandem: proposal → both say yes → first meeting → trial → agreement → running → end."""

from mentors.services.tandems._held import held_of, lock_needs
from mentors.services.tandems._steps import locked
from mentors.services.tandems.agreement import agree
from mentors.services.tandems.answers import answer, take_back
from mentors.services.tandems.ending import end_tandem
from mentors.services.tandems.meeting import check_may_meet, set_first_meeting, start_trial
from mentors.services.tandems.proposals import (
    expire_overdue,
    give_up,
    let_go_of_closed,
    propose,
    remind_before_end,
    withdraw,
)
from mentors.services.tandems.trials import ask_after_trial

__all__ = [
    "agree",
    "answer",
    "ask_after_trial",
    "check_may_meet",
    "end_tandem",
    "expire_overdue",
    "give_up",
    "held_of",
    "let_go_of_closed",
    "lock_needs",
    "locked",
    "propose",
    "remind_before_end",
    "set_first_meeting",
    "start_trial",
    "take_back",
    "withdraw",
]

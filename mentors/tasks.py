"""What the worker does for this room."""

from mentors.services import check_ins, tandems


def watch_proposals() -> int:
    """Remind before proposals run out, and end those that have. Gives how many people or proposals it touched."""
    return tandems.remind_before_end() + tandems.expire_overdue()


def ask_after_trials() -> int:
    """Ask whoever's trial is over whether it goes on."""
    return tandems.ask_after_trial()


def ask_how_it_goes() -> int:
    """Ask both sides of every tandem every 4 weeks."""
    return check_ins.ask_due()

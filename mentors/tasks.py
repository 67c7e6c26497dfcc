"""What the worker does for this room."""

from mentors.services import again, check_ins, endings, forgetting, pauses, reflections, tandems


def watch_proposals() -> int:
    """Remind before proposals run out, end those that have, or whose need is over. Gives how many it touched."""
    return tandems.let_go_of_closed() + tandems.remind_before_end() + tandems.expire_overdue()


def ask_after_trials() -> int:
    """Ask whoever's trial is over whether it goes on."""
    return tandems.ask_after_trial()


def ask_how_it_goes() -> int:
    """Ask both sides of every tandem every 4 weeks."""
    return check_ins.ask_due()


def wake_and_look_back() -> int:
    """Tandems whose mentor is back go on; whoever's tandem has ended is asked how it was."""
    return pauses.wake(actor=None) + reflections.ask_back_at_the_end(actor=None)


def let_unwilling_go(user_id: int) -> int:
    """Right after a young person took her yes back."""
    return endings.let_unwilling_go(user_id=user_id)


def tidy_after_ends() -> int:
    """What is still open although one of the two has gone closes."""
    return endings.tidy()


def bring_back(user_id: int) -> int:
    """Right after what was missing for meeting a minor is there again, on the side of mentor or mentee."""
    return again.bring_back(user_id=user_id)


def bring_all_back() -> int:
    """Tandems whose mentor was locked out for a paper that is there again go on."""
    return again.bring_back()


def forget() -> int:
    """What is over its time goes. Gives how many rows or people."""
    people = forgetting.forget_mentees() + forgetting.forget_engagements() + forgetting.forget_people()
    return people + forgetting.forget_profiles() + forgetting.forget_follow_ups()

"""What rooms above do within seconds after something has happened in a lower one: jobs by name, filled at start."""

from common import jobs


class Afterwards:
    """One per kind of event. Call `queue(id)` inside the transaction of the event: no commit, no job."""

    def __init__(self) -> None:
        self._tasks: list[str] = []

    def add(self, task: str) -> None:
        """Let a room's job `task(id)` (dotted path) follow."""
        if task not in self._tasks:
            self._tasks.append(task)

    def queue(self, about: int) -> None:
        """It has happened: the jobs follow once it is committed."""
        for task in self._tasks:
            jobs.enqueue(task, about)

"""Regular jobs of this room: (task, every so many minutes)."""

SCHEDULES = [("network.tasks.ask_for_confirmations", 1440), ("network.tasks.clear_ended_invitations", 60)]

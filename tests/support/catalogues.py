"""What migrations lay: tests that commit empty these tables after themselves."""

from mentees import catalogue
from mentees.models import GoalTemplate, StepTemplate
from network import phases
from network.models import Phase


def lay() -> None:
    """The phases of the chain, and the goals and steps of each."""
    phases.lay(Phase)
    catalogue.lay(GoalTemplate, StepTemplate, Phase)

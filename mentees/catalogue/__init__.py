"""Goals to choose from and the steps towards them, for every phase of the chain (measure A2.1, network/phases.py).

Every installation starts with these. A slug counts its place: add at the end, never in between.
"""

from mentees.catalogue import beside, paths, school, search
from network.phases import Words

GOALS = {**school.GOALS, **search.GOALS, **paths.GOALS, **beside.GOALS}


def lay(goal_model, step_model, phase_model) -> None:
    """Create or refresh the catalogue. The models are those of now, or the historical ones of a migration."""
    phases = {phase.slug: phase for phase in phase_model.objects.filter(slug__in=GOALS)}
    for phase, goals in GOALS.items():
        for number, (name, *steps) in enumerate(goals, start=1):
            slug = f"{phase}-{number}"
            goal, _is_new = goal_model.objects.update_or_create(
                slug=slug, defaults={"phase": phases[phase], "position": number, **_columns(name)}
            )
            for position, step in enumerate(steps, start=1):
                step_model.objects.update_or_create(
                    slug=f"{slug}-{position}", defaults={"goal": goal, "position": position, **_columns(step)}
                )


def _columns(text: Words) -> dict[str, str]:
    return {f"name_{language}": words for language, words in text._asdict().items()}

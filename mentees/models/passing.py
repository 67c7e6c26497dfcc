"""Whether another programme may hear of a person: asked, and not answered yet or answered."""

from django.db import models

from mentees.models.needs import Need
from mentees.querysets import PassingQuestionQuerySet


class PassingQuestion(models.Model):
    """The person was asked on her own page. Her yes is a consent of its own; here stands only what waits for her."""

    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey("network.Programme", on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = PassingQuestionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["need", "programme"], name="passing_question_once")]

"""The catalogue of goals and steps exists in several languages (columns made by django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from mentees.models import GoalTemplate, StepTemplate


@register(GoalTemplate)
class GoalTranslation(TranslationOptions):
    fields = ("name",)


@register(StepTemplate)
class StepTranslation(TranslationOptions):
    fields = ("name",)

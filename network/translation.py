"""Catalogues and public texts exist in several languages (columns made by django-modeltranslation)."""

from modeltranslation.translator import TranslationOptions, register

from network.models import Phase, Programme


@register(Phase)
class PhaseTranslation(TranslationOptions):
    fields = ("name", "hint")


@register(Programme)
class ProgrammeTranslation(TranslationOptions):
    fields = ("summary",)

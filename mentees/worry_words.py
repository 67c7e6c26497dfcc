"""What each step of the way asks of the safeguarding contact, in our own words.

For somebody under 18, and where the age is not known, the way of §8a SGB VIII and §4 KKG; for somebody of age only
what does not pass over her head: no guardians, no youth welfare office.
"""

from django.utils.translation import gettext_lazy as _

from mentees.enums import WorryEnd, WorryStepKind

_MINOR = {
    WorryStepKind.LOOKED: _("Read the report. Is somebody in danger now? Then call 110 or 112 first."),
    WorryStepKind.TALKED: _(
        "Talk to the young person, in a language she speaks well, unless that puts her in danger. (§4 Abs. 1 KKG)"
    ),
    WorryStepKind.GUARDIANS: _(
        "Talk to the parents or the guardian, unless that puts the young person in danger. (§4 Abs. 1 KKG)"
    ),
    WorryStepKind.EXPERT: _(
        "You have a right to advice by an experienced specialist (InsoFa). Tell the case without a name. "
        "(§8a Abs. 4 SGB VIII, §4 Abs. 2 KKG)"
    ),
    WorryStepKind.ASSESSED: _(
        "Weigh the risk with colleagues and the specialist. Write down what was seen and said, not what you suspect."
    ),
    WorryStepKind.HELP_OFFERED: _("Work towards the family taking up help. Agree who does what until when."),
    WorryStepKind.YOUTH_OFFICE: _(
        "The danger cannot be averted otherwise? Then tell the youth welfare office. Tell the family before, "
        "unless that puts the young person in danger. (§4 Abs. 3 KKG)"
    ),
    WorryStepKind.EMERGENCY: _("In acute danger the police or the ambulance come first, everything else afterwards."),
}
_ADULT = {
    WorryStepKind.LOOKED: _MINOR[WorryStepKind.LOOKED],
    WorryStepKind.TALKED: _("Talk to the person, alone and in a language she speaks well. What does she want herself?"),
    WorryStepKind.EXPERT: _("Ask a counselling centre. Tell the case without a name."),
    WorryStepKind.ASSESSED: _(
        "Weigh the risk with colleagues. Write down what was seen and said, not what you suspect."
    ),
    WorryStepKind.HELP_OFFERED: _(
        "Offer help, and say who could help: a counselling centre, a doctor, a shelter. The person decides."
    ),
    WorryStepKind.EMERGENCY: _MINOR[WorryStepKind.EMERGENCY],
}
# Words of the steps that mean a child in the closed list.
_ADULT_LABELS = {
    WorryStepKind.TALKED: _("talked to the person"),
    WorryStepKind.EXPERT: _("asked a counselling centre"),
}


def way_for(is_minor: bool | None) -> dict[WorryStepKind, tuple[object, object]]:
    """The steps that fit, in order: what each is called, and what it asks. `is_minor` None: not known."""
    labels = _ADULT_LABELS if is_minor is False else {}
    hints = _ADULT if is_minor is False else _MINOR
    return {kind: (labels.get(kind, kind.label), hint) for kind, hint in hints.items()}


def ends_for(is_minor: bool | None) -> list[tuple[str, object]]:
    """How a case can end. The youth welfare office does not answer for somebody of age."""
    left_out = (WorryEnd.HANDED_OVER,) if is_minor is False else ()
    return [(one.value, one.label) for one in WorryEnd if one not in left_out]

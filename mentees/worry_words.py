"""What each step of the way asks of the safeguarding contact (§8a SGB VIII, §4 KKG), in our own words."""

from django.utils.translation import gettext_lazy as _

from mentees.enums import WorryStepKind

HINTS = {
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

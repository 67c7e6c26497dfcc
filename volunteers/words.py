"""What each step means, for the person who has it before her."""

from django.utils.translation import gettext_lazy as _

from volunteers.enums import StepKind

WHAT_TO_DO = {
    StepKind.FIRST_TALK: _("Somebody invites you to a talk. You get to know each other."),
    StepKind.CONFIDENTIALITY: _("You promise to keep to yourself what you hear."),
    StepKind.CLEARANCE: _("You show your police certificate once. Nobody keeps it. It is free for you."),
    StepKind.TRAINING: _("You come to the basic training. We tell you when and where."),
    StepKind.AGREEMENT: _("You sign the agreement together with your contact."),
}

"""Purposes of consent that more than one room needs. What a single room asks, it declares itself.

Change the meaning of a text, and raise its version: `tests/accounts/test_consent_texts.py` compares.
"""

from django.utils.translation import gettext_lazy as _

from accounts.consents import Purpose, register

PASSING_ON = register(
    Purpose(
        code="passing_on",
        version=1,
        title=_("Passing on to another organisation"),
        text=_("We may give your name, your languages and what you need to this organisation. It can then help you."),
        ending=_("From now on we give this organisation nothing more about you."),
        per="organisation",
    )
)
PHOTO = register(
    Purpose(
        code="photo",
        version=2,
        title=_("My photo"),
        text=_("The people who help me, or whom I help or may help, and my organisation may see my photo."),
        ending=_("From now on nobody sees your photo."),
    )
)
PHONE_NUMBER = register(
    Purpose(
        code="phone_number",
        version=1,
        title=_("My phone number"),
        text=_("My mentor may see my phone number and call me."),
        ending=_("From now on your mentor does not see your number here."),
    )
)
GENDER_WISH = register(
    Purpose(
        code="gender_wish",
        version=2,
        title=_("A woman or a man as mentor"),
        text=_(
            "You may write down if I am a woman or a man, and whom I want as mentor. This is only for finding somebody."
        ),
        ending=_("We delete what you said about woman or man. We go on looking for somebody for you."),
    )
)
ACCESSIBILITY = register(
    Purpose(
        code="accessibility",
        version=1,
        title=_("What I need to take part"),
        text=_("You may write down what I need to take part, for example a lift. My helpers may know it."),
        ending=_("We no longer use it, and delete it. Please tell your helpers yourself what is important."),
    )
)
INTERPRETER = register(
    Purpose(
        code="interpreter",
        version=1,
        title=_("Interpreter"),
        text=_("An interpreter may come to my appointments. She hears what we talk about and keeps it to herself."),
        ending=_("From now on no interpreter comes to your appointments."),
    )
)
SHARED_POOL = register(
    Purpose(
        code="shared_pool",
        version=1,
        title=_("Helping in the whole county"),
        text=_("The integration centre may see that I help, and may ask me if I want to help elsewhere, too."),
        ending=_("From now on only your own organisation sees that you help."),
    )
)
CONFIDENTIALITY = register(
    Purpose(
        code="confidentiality",
        version=1,
        title=_("I keep to myself what I hear"),
        text=_("I tell nobody what I learn about the people I help. This stays so when I no longer help."),
        ending=_("Without this promise you cannot accompany anybody. Your organisation will talk to you."),
    )
)
HELPER_CIRCLE = register(
    Purpose(
        code="helper_circle",
        version=1,
        title=_("My helpers know each other"),
        text=_("My helpers may see who else helps me, and what kind of appointment comes next."),
        ending=_("From now on your helpers do not see each other."),
    )
)
# Beside the guardian's agreement, which `mentees` keeps: nobody accompanies a young person against her will.
YOUNG_PERSON = register(
    Purpose(
        code="young_person",
        version=1,
        title=_("I want somebody at my side"),
        text=_("I am not 18 yet. I want a mentor to accompany me. My parents or my guardian know it."),
        ending=_("From now on no mentor accompanies you. You can come back at any time."),
    )
)
SMS_REMINDERS = register(
    Purpose(
        code="sms_reminders",
        version=1,
        title=_("Reminder by SMS"),
        text=_("You may send me an SMS before an appointment. It says the day, the time and the place, nothing else."),
        ending=_("From now on we send you no SMS before appointments."),
    )
)

"""The links of the chain: from vocational school to starting a business, and what runs beside it.

Source: measure A2.1 of the integration concept, "übergreifendes begleitendes Patensystem". Every
installation starts with these; a later migration may add more.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """One text in the languages of the house."""

    de: str
    de_simple: str
    en: str
    ar: str


class Link(NamedTuple):
    """A phase as it is laid: slug, whether it is part of the chain, name and hint."""

    slug: str
    in_chain: bool
    name: Words
    hint: Words


PHASES = (
    Link(
        "vocational-school",
        True,
        Words("Berufsschule", "Berufs-Schule", "Vocational school", "المدرسة المهنية"),
        Words(
            "Begleitung im schulischen Teil der Ausbildung",
            "Hilfe beim Lernen für die Berufs-Schule",
            "Support with the school part of training",
            "الدعم في الجزء المدرسي من التدريب المهني",
        ),
    ),
    Link(
        "training-search",
        True,
        Words("Ausbildungssuche", "Ausbildung suchen", "Looking for training", "البحث عن تدريب مهني"),
        Words(
            "Den passenden Beruf und einen Ausbildungsplatz finden",
            "Welcher Beruf passt zu mir? Wo kann ich ihn lernen?",
            "Finding the right trade and a training place",
            "إيجاد المهنة المناسبة ومكان للتدريب",
        ),
    ),
    Link(
        "work-search",
        True,
        Words("Arbeitssuche", "Arbeit suchen", "Looking for work", "البحث عن عمل"),
        Words(
            "Stellen finden, sich bewerben, sich vorstellen",
            "Eine Arbeit finden und sich bewerben",
            "Finding jobs, applying, interviews",
            "إيجاد الوظائف والتقدم لها والمقابلات",
        ),
    ),
    Link(
        "in-training",
        True,
        Words("In Ausbildung", "In der Ausbildung", "In training", "أثناء التدريب المهني"),
        Words(
            "Dranbleiben, auch wenn es im Betrieb schwierig wird",
            "Hilfe bei Problemen in der Ausbildung",
            "Staying on when the workplace gets difficult",
            "الاستمرار حتى عند مواجهة صعوبات في العمل",
        ),
    ),
    Link(
        "first-job",
        True,
        Words("Erste Stelle", "Erste Arbeit", "First job", "الوظيفة الأولى"),
        Words(
            "Ankommen im Betrieb in den ersten Monaten",
            "Hilfe in den ersten Monaten bei der Arbeit",
            "Settling in during the first months",
            "التأقلم في الأشهر الأولى من العمل",
        ),
    ),
    Link(
        "older-low-qualified",
        True,
        Words(
            "Ältere und gering Qualifizierte",
            "Ältere Menschen und Menschen ohne Abschluss",
            "Older people and people with few certificates",
            "كبار السن وذوو المؤهلات المحدودة",
        ),
        Words(
            "Wege in Arbeit, auch ohne Abschluss und nach langer Pause",
            "Arbeit finden ohne Abschluss oder nach langer Pause",
            "Ways into work without a certificate or after a long break",
            "طرق إلى العمل دون شهادة أو بعد انقطاع طويل",
        ),
    ),
    Link(
        "recognition",
        True,
        Words("Anerkennung", "Zeugnisse anerkennen", "Recognition of certificates", "الاعتراف بالشهادات"),
        Words(
            "Zeugnisse aus dem Ausland anerkennen lassen",
            "Ihr Zeugnis aus einem anderen Land soll hier gelten",
            "Having certificates from abroad recognised",
            "الاعتراف بالشهادات الصادرة من الخارج",
        ),
    ),
    Link(
        "starting-business",
        True,
        Words("Gründung", "Eine Firma gründen", "Starting a business", "تأسيس عمل خاص"),
        Words(
            "Sich selbstständig machen, von der Idee bis zur Anmeldung",
            "Eine eigene Firma anfangen",
            "Becoming self-employed, from the idea to registration",
            "العمل الحر من الفكرة إلى التسجيل",
        ),
    ),
    Link(
        "homework",
        False,
        Words("Hausaufgaben", "Haus-Aufgaben", "Homework", "الواجبات المدرسية"),
        Words(
            "Lernpaten für Schülerinnen und Schüler",
            "Hilfe bei den Haus-Aufgaben",
            "Learning mentors for pupils",
            "مرشدون للتعلم لتلاميذ المدارس",
        ),
    ),
    Link(
        "reading",
        False,
        Words("Lesen", "Lesen", "Reading", "القراءة"),
        Words("Zusammen lesen und vorlesen", "Zusammen lesen", "Reading together and aloud", "القراءة معًا وبصوت عالٍ"),
    ),
    Link(
        "housing",
        False,
        Words("Wohnen", "Wohnen", "Housing", "السكن"),
        Words(
            "Eine Wohnung finden, halten und gut darin leben",
            "Eine Wohnung finden und behalten",
            "Finding a flat, keeping it and living well in it",
            "إيجاد سكن والحفاظ عليه والعيش فيه جيدًا",
        ),
    ),
)


def lay(phase_model) -> None:
    """Create or refresh the phases. `phase_model` is the Phase model, in a migration the historical one."""
    for position, link in enumerate(PHASES, start=1):
        words = {f"name_{lang}": text for lang, text in link.name._asdict().items()}
        words |= {f"hint_{lang}": text for lang, text in link.hint._asdict().items()}
        phase_model.objects.update_or_create(
            slug=link.slug, defaults={"position": position, "in_chain": link.in_chain, **words}
        )

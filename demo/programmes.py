"""Programmes along the chain, as they could be: invented, with invented people.

The providers are those of `data/organisations.csv`. Gaps are on purpose: a chain without gaps shows nothing.
Phone numbers come from the ranges kept free for invented use, mail addresses are at example.org.
"""

from typing import NamedTuple


class Person(NamedTuple):
    """A contact: name, job, phone, mailbox at example.org."""

    name: str
    job: str
    phone: str
    mailbox: str


class Entry(NamedTuple):
    """A programme. `confirmed` is days ago (None: never); `funding` is (funder, months it still runs)."""

    provider: str
    name: str
    phases: tuple[str, ...]
    areas: tuple[str, ...]
    languages: tuple[str, ...]
    groups: tuple[str, ...]
    places: tuple[int, int]
    texts: tuple[str, str, str, str]
    contact: Person
    deputy: Person | None = None
    age: int | None = 18
    clearance: bool = True
    open_to: str = "everyone"
    confirmed: int | None = 20
    funding: tuple[str, int] | None = None


PROGRAMMES = (
    Entry(
        "Diakonie",
        "Ausbildungspaten",
        ("vocational-school", "in-training"),
        ("Innenstadt", "Rechtes Weserufer"),
        ("de", "ar", "fa"),
        ("trainees",),
        (24, 8),
        (
            "Ehrenamtliche begleiten Auszubildende durch Berufsschule und Betrieb, meist eine Stunde in der Woche.",
            "Ein Pate hilft Ihnen in der Ausbildung. Sie treffen sich jede Woche.",
            "Volunteers accompany trainees through school and workplace, usually one hour a week.",
            "متطوعون يرافقون المتدربين في المدرسة المهنية ومكان العمل، ساعة في الأسبوع غالبًا.",
        ),
        Person("Annegret Hohmeier", "Koordination Patenschaften", "+493023125101", "a.hohmeier"),
        Person("Jens Rautenberg", "Sozialarbeit", "+493023125102", "j.rautenberg"),
        age=16,
        confirmed=12,
        funding=("KOMM-AN NRW", 9),
    ),
    Entry(
        "VHS Minden",
        "Lernpaten",
        ("vocational-school", "homework"),
        ("Innenstadt", "Bärenkämpen", "Königstor"),
        ("de", "uk", "ru"),
        ("pupils", "trainees"),
        (18, 5),
        (
            "Lernpaten üben Deutsch und Fachtheorie für Klassenarbeiten und Prüfungen.",
            "Ein Lernpate übt mit Ihnen für die Prüfung.",
            "Learning mentors practise German and theory for tests and exams.",
            "مرافقو التعلم يتدربون معكم على اللغة الألمانية والمواد النظرية قبل الامتحانات.",
        ),
        Person("Petra Wiegmann", "Fachbereich Grundbildung", "+493023125111", "p.wiegmann"),
        age=16,
        confirmed=34,
    ),
    Entry(
        "Kammern",
        "Jobpaten",
        ("work-search", "first-job"),
        ("Innenstadt", "Lübbecke", "Bad Oeynhausen"),
        ("de", "en", "tr"),
        ("job_seekers", "skilled"),
        (20, 6),
        (
            "Erfahrene Fachleute aus Betrieben helfen bei Bewerbung, Vorstellung und in den ersten Monaten.",
            "Menschen aus Betrieben helfen Ihnen bei der Bewerbung.",
            "Experienced people from companies help with applications, interviews and the first months.",
            "أصحاب خبرة من الشركات يساعدون في طلبات العمل والمقابلات والأشهر الأولى.",
        ),
        Person("Heiner Castrup", "Ausbildungsberatung", "+493023125121", "h.castrup"),
        Person("Selma Duranoglu", "Fachkräftesicherung", "+493023125122", "s.duranoglu"),
        confirmed=75,
    ),
    Entry(
        "Caritas",
        "Starthelfer Ausbildung",
        ("training-search",),
        ("Innenstadt", "Bärenkämpen"),
        ("de", "ar", "kmr"),
        ("pupils", "newcomers"),
        (12, 1),
        (
            "Zusammen den passenden Beruf finden, Praktikum machen, Bewerbung schreiben.",
            "Wir suchen mit Ihnen einen Ausbildungs-Platz.",
            "Finding the right trade together, an internship first, then the application.",
            "نبحث معًا عن المهنة المناسبة، ثم التدريب القصير، ثم كتابة الطلب.",
        ),
        Person("Lioba Fennekamp", "Jugendmigrationsdienst", "+493023125131", "l.fennekamp"),
        age=16,
        confirmed=97,
        funding=("Caritas-Stiftung", 3),
    ),
    Entry(
        "DRK",
        "Integrationslotsen",
        ("work-search", "housing"),
        ("Rodenbeck", "Rechtes Weserufer"),
        ("de", "ar", "ti", "so"),
        ("newcomers", "job_seekers"),
        (15, 3),
        (
            "Lotsinnen und Lotsen gehen mit zu Ämtern, Vermietern und Arbeitgebern.",
            "Eine Lotsin geht mit Ihnen zum Amt oder zur Arbeit.",
            "Guides come along to offices, landlords and employers.",
            "مرشدات ومرشدون يذهبون معكم إلى الدوائر وأصحاب السكن والعمل.",
        ),
        Person("Marlies Oberbremer", "Lotsenprojekt", "+493023125141", "m.oberbremer"),
        confirmed=160,
    ),
    Entry(
        "IQ Netzwerk",
        "Lotsendienst Anerkennung",
        ("recognition",),
        ("Minden", "Espelkamp"),
        ("de", "en", "ar", "uk", "fa"),
        ("skilled",),
        (10, 2),
        (
            "Begleitung bei der Anerkennung: richtige Stelle finden, Unterlagen ordnen, Lücken schließen.",
            "Sie haben ein Zeugnis aus einem anderen Land? Wir helfen Ihnen.",
            "Support with recognition: finding the right office, sorting papers, closing gaps.",
            "مرافقة في الاعتراف بالشهادات: إيجاد الجهة المناسبة وترتيب الأوراق وسد النواقص.",
        ),
        Person("Dorothea Kampmann", "Anerkennungsberatung", "+493023125151", "d.kampmann"),
        clearance=False,
        confirmed=5,
        funding=("Förderprogramm IQ", 14),
    ),
    Entry(
        "Quartiersmanagement Rodenbeck",
        "Nebenan: Begleitung 50+",
        ("older-low-qualified",),
        ("Rodenbeck",),
        ("de", "ru", "ar"),
        ("older", "low_qualified"),
        (4, 1),
        (
            "Nachbarn begleiten Ältere und Menschen ohne Abschluss auf dem Weg in kleine und größere Beschäftigungen.",
            "Sie sind älter oder haben keinen Abschluss? Nachbarn helfen Ihnen.",
            "Neighbours accompany older people and people without certificates into jobs, small ones first.",
            "جيران يرافقون كبار السن ومن لا يملكون شهادات في الطريق إلى عمل، ولو صغير في البداية.",
        ),
        Person("Ulrike Brandhorst", "Quartiersmanagement", "+493023125161", "u.brandhorst"),
        clearance=False,
        confirmed=20,
    ),
    Entry(
        "Berufsschule",
        "Tandem im Berufskolleg",
        ("vocational-school", "in-training"),
        ("Bärenkämpen", "Rodenbeck", "Lübbecke"),
        ("de", "ar"),
        ("trainees",),
        (30, 2),
        (
            "Ältere Auszubildende lernen mit jüngeren aus demselben Beruf, begleitet von der Schulsozialarbeit.",
            "Andere Auszubildende lernen mit Ihnen.",
            "Older trainees learn with younger ones of the same trade, together with school social work.",
            "متدربون ذوو خبرة يتعلمون مع الجدد في المهنة نفسها، بمرافقة الخدمة الاجتماعية المدرسية.",
        ),
        Person("Gerrit Sundermann", "Schulsozialarbeit", "+493023125171", "g.sundermann"),
        Person("Nesrin Aktepe", "Bildungsgangleitung", "+493023125172", "n.aktepe"),
        age=16,
        confirmed=41,
    ),
    Entry(
        "Stadtbibliothek",
        "Lesepaten",
        ("reading", "homework"),
        ("Minden",),
        ("de", "tr", "ar", "pl"),
        ("pupils", "parents"),
        (14, 9),
        (
            "Vorlesen und gemeinsam lesen in der Bibliothek und in Schulen, auch zweisprachig.",
            "Wir lesen zusammen, auch in zwei Sprachen.",
            "Reading aloud and together in the library and at schools, in two languages too.",
            "قراءة مشتركة وبصوت عالٍ في المكتبة والمدارس، وبلغتين أيضًا.",
        ),
        Person("Friederike Lohse", "Leseförderung", "+493023125181", "f.lohse"),
        age=16,
        confirmed=8,
    ),
    Entry(
        "Wirtschaftsförderung",
        "Gründungspaten",
        ("starting-business",),
        ("Innenstadt",),
        ("de", "en", "ar"),
        ("founders",),
        (6, 0),
        (
            "Selbstständige prüfen mit Ihnen die Idee, den Plan und die ersten Schritte.",
            "Sie wollen eine eigene Firma? Unternehmer helfen Ihnen.",
            "People with a business of their own go through idea, plan and first steps with you.",
            "أصحاب أعمال يراجعون معكم الفكرة والخطة والخطوات الأولى.",
        ),
        Person("Malte Ostermeier", "Gründungsberatung", "+493023125191", "m.ostermeier"),
        clearance=False,
        confirmed=60,
    ),
    Entry(
        "Hope e.V.",
        "Frauen gehen voran",
        ("training-search", "work-search"),
        ("Rechtes Weserufer", "Nordstadt"),
        ("de", "en", "fr", "ti"),
        ("job_seekers", "parents"),
        (10, 4),
        (
            "Frauen begleiten Frauen: Sprache, Kinderbetreuung, Praktikum, Arbeit.",
            "Frauen helfen Frauen bei der Suche nach Arbeit.",
            "Women accompany women: language, child care, internship, work.",
            "نساء يرافقن نساء: اللغة ورعاية الأطفال والتدريب والعمل.",
        ),
        Person("Grace Adomako", "Projektleitung", "+493023125201", "g.adomako"),
        open_to="women",
        confirmed=None,
    ),
    Entry(
        "Evangelischer Kirchenkreis Minden",
        "Männer im Gespräch",
        ("training-search", "first-job"),
        ("Rodenbeck", "Petershagen"),
        ("de", "fa", "prs"),
        ("job_seekers",),
        (8, 5),
        (
            "Männer begleiten Männer in Ausbildung und Arbeit und durch die erste Zeit im Betrieb.",
            "Männer helfen Männern bei Ausbildung und Arbeit.",
            "Men accompany men into training and work and through the first months there.",
            "رجال يرافقون رجالًا إلى التدريب والعمل وفي الفترة الأولى فيه.",
        ),
        Person("Eckhard Niemöller", "Flüchtlingsarbeit", "+493023125211", "e.niemoeller"),
        open_to="men",
        confirmed=130,
    ),
    Entry(
        "Fachstelle Wohin",
        "Wohnungspaten",
        ("housing",),
        ("Minden",),
        ("de", "ar", "ro", "bg"),
        ("newcomers", "parents"),
        (9, 2),
        (
            "Wohnung suchen, Vertrag verstehen, mit Vermietern sprechen.",
            "Wir suchen mit Ihnen eine Wohnung.",
            "Looking for a flat, understanding the contract, talking to landlords.",
            "البحث عن سكن وفهم العقد والحديث مع المؤجر.",
        ),
        Person("Katja Tiemeyer", "Wohnungsnotfallhilfe", "+493023125221", "k.tiemeyer"),
        clearance=False,
        confirmed=27,
    ),
    Entry(
        "Diakonische Stiftung Wittekindshof",
        "Gut ankommen im Betrieb",
        ("first-job", "in-training"),
        ("Innenstadt", "Espelkamp"),
        ("de", "uk"),
        ("newcomers", "trainees"),
        (8, 3),
        (
            "Kolleginnen und Kollegen im Ruhestand begleiten die ersten Monate in Pflege und Küche.",
            "Erfahrene Menschen helfen Ihnen am neuen Arbeits-Platz.",
            "Retired colleagues accompany the first months in care and kitchen work.",
            "زملاء متقاعدون يرافقونكم في الأشهر الأولى في الرعاية والمطبخ.",
        ),
        Person("Birgit Vahrenkamp", "Ehrenamtskoordination", "+493023125231", "b.vahrenkamp"),
        confirmed=66,
        funding=("Aktion Mensch", 6),
    ),
)

# Whom to call at a partner, whatever it is about.
CONTACTS = {
    "Kommunales Integrationszentrum Minden-Lübbecke": Person(
        "Ruth Sennewald", "Koordination Ehrenamt", "+493023125301", "r.sennewald"
    ),
    "Stabsstelle Integration der Stadt Minden": Person(
        "Tobias Averdiek", "Integrationsbeauftragter", "+493023125302", "t.averdiek"
    ),
    "Quartiersmanagement Bärenkämpen": Person(
        "Aylin Gerdesmeier", "Quartiersmanagement", "+493023125303", "a.gerdesmeier"
    ),
    "Quartiersmanagement Rodenbeck": Person(
        "Ulrike Brandhorst", "Quartiersmanagement", "+493023125161", "u.brandhorst"
    ),
    "Quartiersmanagement Rechtes Weserufer": Person(
        "Fabian Struckmann", "Quartiersmanagement", "+493023125304", "f.struckmann"
    ),
    "Diakonie": Person("Annegret Hohmeier", "Koordination Patenschaften", "+493023125101", "a.hohmeier"),
    "Caritas": Person("Lioba Fennekamp", "Jugendmigrationsdienst", "+493023125131", "l.fennekamp"),
    "VHS Minden": Person("Petra Wiegmann", "Fachbereich Grundbildung", "+493023125111", "p.wiegmann"),
    "Jobcenter": Person("Ingo Schlüter", "Team Neuzugewanderte", "+493023125305", "i.schlueter"),
    "Agentur für Arbeit": Person("Carola Meierjohann", "Berufsberatung", "+493023125306", "c.meierjohann"),
}

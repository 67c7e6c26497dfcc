"""Older and low-qualified people, recognition of certificates, starting a business."""

from network.phases import Words as W

GOALS = {
    "older-low-qualified": (
        (
            W("Zeigen, was ich kann", "Zeigen, was ich kann", "Showing what I can do", "إظهار ما أستطيع"),
            W(
                "Frühere Arbeiten aufschreiben",
                "Was habe ich schon gearbeitet?",
                "Write down earlier work",
                "كتابة الأعمال السابقة",
            ),
            W("Arbeit auf Probe machen", "Probe-Arbeiten", "Work on trial", "العمل للتجربة"),
            W("Fähigkeiten prüfen lassen", "Zeigen und prüfen lassen", "Have skills tested", "اختبار المهارات"),
        ),
        (
            W(
                "Eine Arbeit finden, die passt",
                "Eine Arbeit finden, die passt",
                "Finding work that fits",
                "إيجاد عمل مناسب",
            ),
            W(
                "Sagen, was geht und was nicht",
                "Was geht? Was geht nicht?",
                "Say what is possible and what is not",
                "قول ما هو ممكن وما ليس ممكنًا",
            ),
            W(
                "Eine Stelle zusammen ansehen",
                "Eine Arbeit zusammen ansehen",
                "Look at a job together",
                "الاطلاع على وظيفة معًا",
            ),
            W("Sich vorstellen", "Sich vorstellen", "Introduce oneself", "تقديم النفس"),
        ),
        (
            W(
                "Im Alltag sicherer werden",
                "Im Alltag sicher werden",
                "Getting surer in daily life",
                "زيادة الثقة في الحياة اليومية",
            ),
            W(
                "Einen Brief vom Amt verstehen",
                "Einen Brief vom Amt verstehen",
                "Understand a letter from an office",
                "فهم رسالة من دائرة",
            ),
            W(
                "Einen Termin selbst vereinbaren",
                "Selbst einen Termin machen",
                "Make an appointment oneself",
                "تحديد موعد بنفسي",
            ),
            W("Ein Angebot in der Nähe besuchen", "Einen Treff besuchen", "Go to an offer nearby", "زيارة نشاط قريب"),
        ),
    ),
    "recognition": (
        (
            W(
                "Zeugnisse zusammenhaben",
                "Alle Zeugnisse sammeln",
                "Having all certificates together",
                "جمع كل الشهادات",
            ),
            W(
                "Aufschreiben, welche Zeugnisse es gibt",
                "Welche Zeugnisse habe ich?",
                "Write down which certificates there are",
                "كتابة الشهادات الموجودة",
            ),
            W(
                "Verlorene Zeugnisse neu anfragen",
                "Verlorene Zeugnisse neu bestellen",
                "Ask for lost certificates again",
                "طلب الشهادات المفقودة من جديد",
            ),
            W(
                "Zeugnisse übersetzen lassen",
                "Zeugnisse übersetzen lassen",
                "Have certificates translated",
                "ترجمة الشهادات",
            ),
        ),
        (
            W("Die Anerkennung beantragen", "Den Antrag stellen", "Applying for recognition", "تقديم طلب الاعتراف"),
            W(
                "Zur Anerkennungsberatung gehen",
                "Zur Beratung gehen",
                "Go to the advice on recognition",
                "زيارة استشارة الاعتراف",
            ),
            W("Klären, wer die Kosten zahlt", "Wer bezahlt das?", "Find out who pays", "معرفة من يدفع التكاليف"),
            W(
                "Den Antrag ausfüllen und abgeben",
                "Den Antrag ausfüllen und abgeben",
                "Fill in and hand in the application",
                "تعبئة الطلب وتسليمه",
            ),
            W(
                "Nachfragen, wie weit es ist",
                "Nachfragen: Wie weit ist es?",
                "Ask how far it is",
                "السؤال عن سير الطلب",
            ),
        ),
        (
            W("Nachholen, was fehlt", "Lernen, was noch fehlt", "Making up for what is missing", "استكمال ما ينقص"),
            W("Den Bescheid verstehen", "Den Brief verstehen", "Understand the decision", "فهم القرار"),
            W(
                "Einen Kurs oder eine Prüfung finden",
                "Einen Kurs finden",
                "Find a course or an exam",
                "إيجاد دورة أو امتحان",
            ),
            W("Den Kurs anfangen", "Mit dem Kurs anfangen", "Begin the course", "بدء الدورة"),
        ),
    ),
    "starting-business": (
        (
            W("Die Idee prüfen", "Ist meine Idee gut?", "Checking the idea", "فحص الفكرة"),
            W(
                "Die Idee auf einer Seite beschreiben",
                "Die Idee aufschreiben",
                "Describe the idea on one page",
                "وصف الفكرة في صفحة",
            ),
            W(
                "Mit möglichen Kundinnen und Kunden sprechen",
                "Mit Kunden reden",
                "Talk to possible customers",
                "التحدث مع زبائن محتملين",
            ),
            W(
                "Zur Gründungsberatung gehen",
                "Zur Beratung gehen",
                "Go to the advice for founders",
                "زيارة استشارة التأسيس",
            ),
        ),
        (
            W(
                "Einen Plan mit Zahlen haben",
                "Einen Plan mit Geld machen",
                "Having a plan with figures",
                "وضع خطة بالأرقام",
            ),
            W(
                "Kosten und Einnahmen aufschreiben",
                "Was kostet es? Was kommt rein?",
                "Write down costs and income",
                "كتابة التكاليف والدخل",
            ),
            W("Versicherungen klären", "Welche Versicherung brauche ich?", "Settle insurance", "توضيح التأمينات"),
            W(
                "Den Plan einer Fachperson zeigen",
                "Den Plan zeigen",
                "Show the plan to an expert",
                "عرض الخطة على خبير",
            ),
        ),
        (
            W("Das Gewerbe anmelden", "Die Firma anmelden", "Registering the business", "تسجيل العمل"),
            W(
                "Klären, welche Erlaubnis nötig ist",
                "Was muss ich vorher haben?",
                "Find out which permit is needed",
                "معرفة التصريح اللازم",
            ),
            W("Das Gewerbe anmelden", "Zum Gewerbe-Amt gehen", "Register the trade", "تسجيل النشاط التجاري"),
            W(
                "Den Fragebogen vom Finanzamt ausfüllen",
                "Den Bogen vom Finanz-Amt ausfüllen",
                "Fill in the form of the tax office",
                "تعبئة استمارة مكتب الضرائب",
            ),
        ),
    ),
}

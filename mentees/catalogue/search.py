"""Looking for training, for work, and the first months in a job."""

from network.phases import Words as W

GOALS = {
    "training-search": (
        (
            W(
                "Den passenden Beruf finden",
                "Welcher Beruf passt zu mir?",
                "Finding the right trade",
                "إيجاد المهنة المناسبة",
            ),
            W("Aufschreiben, was ich gut kann", "Was kann ich gut?", "Write down what I am good at", "كتابة ما أجيده"),
            W("Drei Berufe ansehen", "3 Berufe ansehen", "Look at three trades", "الاطلاع على ثلاث مهن"),
            W(
                "Einen Termin bei der Berufsberatung haben",
                "Zur Berufs-Beratung gehen",
                "Go to the careers advice",
                "زيارة الإرشاد المهني",
            ),
            W("Ein Praktikum machen", "Ein Praktikum machen", "Do an internship", "القيام بتدريب عملي"),
        ),
        (
            W(
                "Eine gute Bewerbung haben",
                "Eine gute Bewerbung haben",
                "Having a good application",
                "إعداد طلب تقديم جيد",
            ),
            W("Den Lebenslauf schreiben", "Den Lebens-Lauf schreiben", "Write the CV", "كتابة السيرة الذاتية"),
            W(
                "Zeugnisse sammeln und kopieren",
                "Zeugnisse sammeln",
                "Collect and copy certificates",
                "جمع الشهادات ونسخها",
            ),
            W(
                "Ein Anschreiben verfassen",
                "Einen Brief an die Firma schreiben",
                "Write a covering letter",
                "كتابة رسالة التقديم",
            ),
            W("Die Bewerbung abschicken", "Die Bewerbung abschicken", "Send the application", "إرسال الطلب"),
        ),
        (
            W(
                "Ein Vorstellungsgespräch bestehen",
                "Das Gespräch in der Firma schaffen",
                "Doing well in an interview",
                "اجتياز المقابلة",
            ),
            W("Über den Betrieb lesen", "Etwas über die Firma lesen", "Read about the company", "القراءة عن الشركة"),
            W("Das Gespräch üben", "Das Gespräch üben", "Practise the interview", "التدرب على المقابلة"),
            W(
                "Weg und Kleidung planen",
                "Wie komme ich hin? Was ziehe ich an?",
                "Plan the way and the clothes",
                "تخطيط الطريق والملابس",
            ),
            W(
                "Nachfragen, wie es ausgegangen ist",
                "Nach dem Ergebnis fragen",
                "Ask how it turned out",
                "السؤال عن النتيجة",
            ),
        ),
    ),
    "work-search": (
        (
            W("Passende Stellen finden", "Arbeit suchen, die passt", "Finding suitable jobs", "إيجاد وظائف مناسبة"),
            W(
                "Aufschreiben, was ich kann und will",
                "Was kann ich? Was will ich?",
                "Write down what I can and want",
                "كتابة ما أستطيع وما أريد",
            ),
            W("Eine Jobbörse benutzen", "Im Internet nach Arbeit suchen", "Use a job site", "استخدام موقع وظائف"),
            W(
                "Mit der Arbeitsvermittlung sprechen",
                "Mit der Arbeits-Vermittlung reden",
                "Talk to the job placement",
                "التحدث مع مكتب التوظيف",
            ),
            W(
                "Bei einem Betrieb selbst anfragen",
                "Eine Firma selbst fragen",
                "Ask a company oneself",
                "سؤال شركة مباشرة",
            ),
        ),
        (
            W("Sich gut bewerben", "Sich gut bewerben", "Applying well", "التقديم بشكل جيد"),
            W(
                "Lebenslauf und Zeugnisse bereit haben",
                "Lebens-Lauf und Zeugnisse bereit legen",
                "Have CV and certificates ready",
                "تجهيز السيرة والشهادات",
            ),
            W("Eine Bewerbung schreiben", "Eine Bewerbung schreiben", "Write an application", "كتابة طلب تقديم"),
            W("Am Telefon nachfragen", "Bei der Firma anrufen", "Ask by phone", "السؤال بالهاتف"),
            W("Das Gespräch üben", "Das Gespräch üben", "Practise the interview", "التدرب على المقابلة"),
        ),
        (
            W(
                "Den Arbeitsvertrag verstehen",
                "Den Arbeits-Vertrag verstehen",
                "Understanding the contract",
                "فهم عقد العمل",
            ),
            W(
                "Den Vertrag zusammen lesen",
                "Den Vertrag zusammen lesen",
                "Read the contract together",
                "قراءة العقد معًا",
            ),
            W("Fragen an den Betrieb stellen", "Die Firma fragen", "Ask the company questions", "طرح أسئلة على الشركة"),
            W(
                "Krankenkasse und Steuernummer melden",
                "Kranken-Kasse und Steuer-Nummer sagen",
                "Give health insurance and tax number",
                "الإبلاغ عن التأمين ورقم الضريبة",
            ),
        ),
    ),
    "first-job": (
        (
            W(
                "Gut ankommen im Betrieb",
                "In der Firma gut anfangen",
                "Settling in at the company",
                "بداية جيدة في الشركة",
            ),
            W(
                "Den Weg zur Arbeit ausprobieren",
                "Den Weg zur Arbeit üben",
                "Try the way to work",
                "تجربة الطريق إلى العمل",
            ),
            W(
                "Namen und Aufgaben lernen",
                "Namen und Aufgaben lernen",
                "Learn names and tasks",
                "تعلم الأسماء والمهام",
            ),
            W(
                "Nach vier Wochen um Rückmeldung bitten",
                "Nach 4 Wochen fragen: Wie mache ich es?",
                "Ask for feedback after four weeks",
                "طلب التقييم بعد أربعة أسابيع",
            ),
        ),
        (
            W(
                "Lohn und Papiere im Griff haben",
                "Lohn und Papiere verstehen",
                "Having pay and papers in hand",
                "ترتيب الراتب والأوراق",
            ),
            W("Die Lohnabrechnung lesen", "Den Lohn-Zettel lesen", "Read the pay slip", "قراءة كشف الراتب"),
            W(
                "Einen Ordner für Papiere anlegen",
                "Einen Ordner machen",
                "Start a folder for papers",
                "إعداد ملف للأوراق",
            ),
            W(
                "Urlaub und Krankheit richtig melden",
                "Krank oder Urlaub: richtig melden",
                "Report holidays and sickness properly",
                "الإبلاغ عن الإجازة والمرض",
            ),
        ),
        (
            W(
                "Im Beruf besser Deutsch sprechen",
                "Bei der Arbeit besser Deutsch sprechen",
                "Speaking better German at work",
                "التحدث بالألمانية أفضل في العمل",
            ),
            W(
                "Wichtige Sätze für die Arbeit sammeln",
                "Wichtige Sätze aufschreiben",
                "Collect useful sentences for work",
                "جمع جمل مهمة للعمل",
            ),
            W(
                "Jeden Tag ein Gespräch führen",
                "Jeden Tag mit jemandem reden",
                "Have a conversation every day",
                "إجراء محادثة كل يوم",
            ),
            W(
                "Einen Kurs am Abend suchen",
                "Einen Kurs am Abend suchen",
                "Look for an evening course",
                "البحث عن دورة مسائية",
            ),
        ),
    ),
}

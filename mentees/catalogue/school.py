"""Vocational school and training. Each goal: its name, then its steps."""

from network.phases import Words as W

GOALS = {
    "vocational-school": (
        (
            W("Im Unterricht mitkommen", "Den Unterricht verstehen", "Keeping up in class", "متابعة الدروس"),
            W(
                "Stundenplan und Fächer zusammen ansehen",
                "Den Stunden-Plan ansehen",
                "Look at timetable and subjects",
                "الاطلاع على الجدول والمواد",
            ),
            W("Herausfinden, was schwer ist", "Sagen, was schwer ist", "Find out what is hard", "معرفة ما هو صعب"),
            W(
                "Eine feste Lernzeit in der Woche haben",
                "Jede Woche zur gleichen Zeit lernen",
                "Have a fixed time to learn every week",
                "تحديد وقت ثابت للتعلم كل أسبوع",
            ),
            W(
                "Eine Lehrkraft um Rat fragen",
                "Den Lehrer oder die Lehrerin fragen",
                "Ask a teacher for advice",
                "طلب النصيحة من المعلم",
            ),
        ),
        (
            W(
                "Fachwörter verstehen und benutzen",
                "Die Wörter aus dem Beruf lernen",
                "Understanding and using technical terms",
                "فهم المصطلحات المهنية واستخدامها",
            ),
            W("Eine Wörterliste anlegen", "Neue Wörter aufschreiben", "Start a list of words", "إعداد قائمة كلمات"),
            W(
                "Jede Woche zehn neue Wörter lernen",
                "Jede Woche 10 Wörter lernen",
                "Learn ten new words every week",
                "تعلم عشر كلمات جديدة كل أسبوع",
            ),
            W(
                "Eine Aufgabe laut erklären",
                "Eine Aufgabe mit eigenen Worten sagen",
                "Explain a task aloud",
                "شرح مهمة بصوت عالٍ",
            ),
            W("Einen Bericht schreiben", "Einen Text über die Arbeit schreiben", "Write a report", "كتابة تقرير"),
        ),
        (
            W("Eine Klassenarbeit bestehen", "Einen Test schaffen", "Passing a test", "النجاح في الاختبار"),
            W(
                "Thema und Tag aufschreiben",
                "Wann ist der Test? Was kommt dran?",
                "Note topic and day",
                "تدوين الموضوع واليوم",
            ),
            W("Alte Aufgaben üben", "Alte Aufgaben üben", "Practise old tasks", "التدرب على مسائل سابقة"),
            W("Fragen vor dem Test stellen", "Vorher fragen", "Ask before the test", "طرح الأسئلة قبل الاختبار"),
            W("Das Ergebnis besprechen", "Über die Note reden", "Talk about the result", "مناقشة النتيجة"),
        ),
    ),
    "in-training": (
        (
            W(
                "Im Betrieb gut zurechtkommen",
                "In der Firma gut klar kommen",
                "Getting on well in the company",
                "التأقلم جيدًا في الشركة",
            ),
            W(
                "Wissen, wen man im Betrieb fragt",
                "Wen kann ich in der Firma fragen?",
                "Know whom to ask in the company",
                "معرفة من يمكن سؤاله في الشركة",
            ),
            W(
                "Das Berichtsheft jede Woche schreiben",
                "Jede Woche das Berichts-Heft schreiben",
                "Write the record of training every week",
                "كتابة دفتر التقارير كل أسبوع",
            ),
            W(
                "Ein Gespräch mit der Ausbilderin oder dem Ausbilder führen",
                "Mit dem Ausbilder oder der Ausbilderin reden",
                "Talk to the trainer",
                "التحدث مع المدرب",
            ),
            W(
                "Rechte und Pflichten kennen",
                "Was darf ich? Was muss ich?",
                "Know rights and duties",
                "معرفة الحقوق والواجبات",
            ),
        ),
        (
            W(
                "Bei Ärger nicht abbrechen",
                "Bei Problemen weiter machen",
                "Staying on when there is trouble",
                "عدم الانقطاع عند المشكلات",
            ),
            W("Sagen, was los ist", "Sagen, was los ist", "Say what is the matter", "قول ما يحدث"),
            W(
                "Eine Beratungsstelle kennenlernen",
                "Eine Beratung besuchen",
                "Get to know an advice centre",
                "التعرف على مركز استشارة",
            ),
            W(
                "Zusammen eine Lösung suchen",
                "Zusammen überlegen: Was hilft?",
                "Look for a solution together",
                "البحث عن حل معًا",
            ),
        ),
        (
            W("Die Prüfung schaffen", "Die Prüfung schaffen", "Passing the exam", "النجاح في الامتحان"),
            W(
                "Anmeldung und Termine prüfen",
                "Wann ist die Prüfung? Bin ich angemeldet?",
                "Check registration and dates",
                "التحقق من التسجيل والمواعيد",
            ),
            W("Einen Lernplan machen", "Einen Plan zum Lernen machen", "Make a plan for learning", "وضع خطة للتعلم"),
            W("Eine Probeprüfung machen", "Die Prüfung üben", "Do a mock exam", "إجراء امتحان تجريبي"),
            W(
                "Den Tag der Prüfung vorbereiten",
                "Den Prüfungs-Tag planen",
                "Prepare the day of the exam",
                "التحضير ليوم الامتحان",
            ),
        ),
    ),
}

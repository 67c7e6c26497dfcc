"""What runs beside the chain: homework, reading, housing."""

from network.phases import Words as W

GOALS = {
    "homework": (
        (
            W("Hausaufgaben gut schaffen", "Die Haus-Aufgaben schaffen", "Managing homework", "إنجاز الواجبات"),
            W(
                "Einen ruhigen Platz zum Lernen finden",
                "Einen ruhigen Platz finden",
                "Find a quiet place to learn",
                "إيجاد مكان هادئ للتعلم",
            ),
            W(
                "Jeden Tag ins Heft schauen",
                "Jeden Tag ins Heft sehen",
                "Look into the book every day",
                "النظر في الدفتر كل يوم",
            ),
            W(
                "Aufgaben erst allein versuchen",
                "Erst allein versuchen",
                "Try tasks alone first",
                "محاولة حل المهام وحدي أولًا",
            ),
        ),
        (
            W(
                "Gut mit der Schule sprechen",
                "Mit der Schule reden",
                "Talking well with the school",
                "التواصل الجيد مع المدرسة",
            ),
            W(
                "Zum Elternabend gehen",
                "Zum Eltern-Abend gehen",
                "Go to the parents' evening",
                "حضور اجتماع أولياء الأمور",
            ),
            W(
                "Mit der Lehrkraft sprechen",
                "Mit dem Lehrer oder der Lehrerin reden",
                "Talk to the teacher",
                "التحدث مع المعلم",
            ),
            W(
                "Briefe der Schule verstehen",
                "Briefe von der Schule verstehen",
                "Understand letters from the school",
                "فهم رسائل المدرسة",
            ),
        ),
    ),
    "reading": (
        (
            W("Gern lesen", "Gern lesen", "Enjoying reading", "حب القراءة"),
            W(
                "Eine Karte für die Bücherei holen",
                "Eine Karte für die Bücherei holen",
                "Get a library card",
                "الحصول على بطاقة مكتبة",
            ),
            W("Ein Buch aussuchen", "Ein Buch aussuchen", "Choose a book", "اختيار كتاب"),
            W(
                "Jede Woche zusammen lesen",
                "Jede Woche zusammen lesen",
                "Read together every week",
                "القراءة معًا كل أسبوع",
            ),
        ),
        (
            W(
                "Besser lesen und schreiben",
                "Besser lesen und schreiben",
                "Reading and writing better",
                "تحسين القراءة والكتابة",
            ),
            W(
                "Eine kurze Nachricht schreiben",
                "Eine kurze Nachricht schreiben",
                "Write a short message",
                "كتابة رسالة قصيرة",
            ),
            W("Einen Brief lesen", "Einen Brief lesen", "Read a letter", "قراءة رسالة"),
            W("Ein Formular ausfüllen", "Ein Formular ausfüllen", "Fill in a form", "تعبئة استمارة"),
        ),
    ),
    "housing": (
        (
            W("Eine Wohnung finden", "Eine Wohnung finden", "Finding a flat", "إيجاد سكن"),
            W("Aufschreiben, was gebraucht wird", "Was brauche ich?", "Write down what is needed", "كتابة ما نحتاجه"),
            W(
                "Den Wohnberechtigungsschein beantragen",
                "Den Schein für die Wohnung beantragen",
                "Apply for the housing entitlement",
                "طلب شهادة استحقاق السكن",
            ),
            W(
                "Anzeigen lesen und anrufen",
                "Anzeigen lesen und anrufen",
                "Read adverts and call",
                "قراءة الإعلانات والاتصال",
            ),
            W("Eine Wohnung besichtigen", "Eine Wohnung ansehen", "View a flat", "معاينة شقة"),
        ),
        (
            W("Gut wohnen", "Gut wohnen", "Living well in the flat", "السكن بشكل جيد"),
            W(
                "Strom und Internet anmelden",
                "Strom und Internet anmelden",
                "Register electricity and internet",
                "تسجيل الكهرباء والإنترنت",
            ),
            W(
                "Müll und Hausordnung verstehen",
                "Müll und Regeln im Haus verstehen",
                "Understand waste and house rules",
                "فهم قواعد النفايات والمبنى",
            ),
            W("Sich den Nachbarn vorstellen", "Die Nachbarn begrüßen", "Meet the neighbours", "التعرف على الجيران"),
        ),
    ),
}

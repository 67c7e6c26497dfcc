"""German and English headings, folded (`common.names.fold`)."""

import re

from mentors.lists.fields import Field, Never

_HEADINGS = {
    Field.NAME: """name; namen; name vorname; nachname vorname; vorname name; vorname nachname; vor und nachname;
        vor und zuname; vollstaendiger name; full name; pate; patin; paten; pate patin; mentor; mentorin; ehrenamtliche;
        ehrenamtlicher; person; suchende; mentee; volunteer""",
    Field.LAST: "nachname; familienname; zuname; last name; lastname; surname; family name",
    Field.FIRST: "vorname; vornamen; rufname; first name; firstname; given name; forename",
    Field.BORN: """geb; geburtsdatum; geburtstag; geb datum; geb am; geboren; geboren am; geburtsjahr; jahrgang;
        date of birth; birthdate; birth date; birthday; dob; year of birth; born; bday""",
    Field.AGE: "alter; age",
    Field.SEX: "m w d; w m d; m w; w m; geschlecht; anrede; gender; sex",
    Field.PHONE: """tel; telefon; telefonnummer; telefonnr; tel nr; telnr; rufnummer; handy; handynummer; handynr;
        mobil; mobilnummer; mobiltelefon; mobilfunk; festnetz; phone; phone number; telephone; mobile; cell;
        cell phone""",
    Field.MAIL: """e mail; email; mail; e mail adresse; email adresse; emailadresse; mailadresse; e mail address;
        email address; mail address""",
    Field.LANGUAGES: """sprachen; sprache; spricht; sprachkenntnisse; fremdsprachen; weitere sprachen; muttersprache;
        muttersprachen; languages; language; spoken languages; speaks; mother tongue""",
    Field.GERMAN: """deutsch; deutschkenntnisse; deutschniveau; deutsch niveau; sprachniveau; niveau; german;
        german level; level of german""",
    Field.AREA: """stadtteil; ort; wohnort; quartier; ortsteil; bezirk; gemeinde; stadt; wohngebiet; plz ort; gebiet;
        district; area; town; city; place; quarter; neighbourhood; residence town""",
    Field.AVAILABILITY: """wann; zeit; zeiten; verfuegbarkeit; verfuegbar; zeitfenster; freie zeiten; zeitliche
        verfuegbarkeit; hat zeit; kann; tage; availability; available; when; times; free time""",
    Field.OCCUPATION: """branche; beruf; berufe; berufsfeld; fachgebiet; berufsbereich; taetigkeit; gewerk; occupation;
        profession; sector; trade; job; field""",
    Field.CLEARANCE: """erw fuehrungszeugnis; erweitertes fuehrungszeugnis; fuehrungszeugnis; efz; fz; erw fz;
        fuehrungszeugnis vorgelegt; fuehrungszeugnis vom; certificate seen on; certificate seen; police certificate;
        clearance; background check""",
    Field.CAPACITY: """max patenschaften; maximale patenschaften; patenschaften; max anzahl; kapazitaet; plaetze;
        max mentees; max tandems; capacity; places; max mentoring""",
    Field.ACCOMPANIES: """aktuelle patenschaften; laufende patenschaften; begleitet; begleitet zurzeit;
        begleitet zur zeit; begleitet aktuell; aktive patenschaften; current mentees; accompanies""",
    Field.SEEKS: """sucht; suche; gesucht; bedarf; anliegen; braucht; benoetigt; hilfe bei; unterstuetzung bei;
        unterstuetzungsbedarf; needs; seeks; looking for; need""",
    Field.WISH: "wunsch; wuensche; wunsch an pate; wuenscht; wish; wishes; preference",
    Field.REMARK: """bemerkung; bemerkungen; notiz; notizen; anmerkung; anmerkungen; kommentar; sonstiges; hinweis;
        hinweise; info; kategorien; notes; note; remark; remarks; comment; comments""",
}
HEADINGS: dict[str, Field] = {
    " ".join(heading.split()): field for field, text in _HEADINGS.items() for heading in text.split(";")
}
# Longest first: "date of birth" before "birth".
CONTAINED = sorted((heading for heading in HEADINGS if len(heading) >= 3), key=len, reverse=True)
# Headings even when nothing else stands beside them.
PLAIN_NAMES = frozenset({"name", "namen", "nachname", "vorname", "first name", "last name"})
# Names written with the family name first even without a comma.
LAST_FIRST = frozenset({"name vorname", "nachname vorname", "familienname vorname"})

_NEVER = {
    Never.RELIGION: r"religio|konfession|\bglaube|kirche|\bfaith|denomination",
    Never.ORIGIN: r"national|staatsangeh|staatsbuerger|herkunft(?!ssprache)|heimatland|ethni|volksgruppe|citizenship|"
    r"country of (?:origin|birth)|geburtsland|geburtsort|place of birth|\brace\b",
    Never.RESIDENCE: r"aufenthalt|asyl|duldung|geduldet|auslaender(?:behoerde|amt)|\babh\b|\bvis(?:um|a)\b|bamf|"
    r"abschieb|einreise|residence (?:status|permit|title)|immigration|foreigners office",
    Never.HEALTH: r"diagnos|krankheit|erkrank|behinder|gesundheit|schwanger|medikament|allergi|trauma|psych|illness|"
    r"disabilit|health|medical|pregnan",
    Never.IDENTITY: r"ausweis|\bpass\b|pass(?:nr|nummer)|reisepass|passport|\bid (?:nr|nummer|number|card)|"
    r"identity (?:card|number)|sozialversicherung|\bsv nr|steuer(?:id|nummer| id)|azr",
    Never.BANK: r"\biban\b|\bbic\b|konto|bank",
    Never.CRIMINAL_RECORD: r"straf|\beintrag|eintraege|criminal|conviction|inhalt (?:des )?fuehrungszeugnis",
    Never.FLIGHT: r"flucht|\bflight|escape|gefluechtet (?:aus|seit)",
    Never.CONVICTIONS: r"partei|politi|gewerkschaft|sexual|orientierung|party",
}
NEVER = {never: re.compile(pattern) for never, pattern in _NEVER.items()}

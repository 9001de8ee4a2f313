"""What a manager would type, each with an entry that must be among the first three."""

QUESTIONS = {
    "hoe krijg ik werkgevers aan tafel": "KB04",
    "wie betaalt de jobcoach": "KB28",
    "hoe betrek ik ouders": "KB77",
    "nazorg na school": "KB64",
    "privacy bij overleg over jongeren": "KB69",
    "wat doen wij in de zomervakantie": "KB42",
    "hoe bundelen we de geldstromen": "KB43",
    "wie heeft de regie": "KB26",
    "een vast aanspreekpunt voor werkgevers": "KB71",
    "hoeveel schoolverlaters krijgen een uitkering": "KB91",
    "wat kost begeleiding op de werkvloer": "KB21",
    "hoe meten we of het iets oplevert": "KB20",
    "vooroordelen bij collega's": "KB37",
    "eenvoudig werk maken uit losse taken": "KB38",
    "psychische problemen en toch werken": "KB34",
    "leerling heeft geen diploma": "KB30",
    "schuldenproblematiek": "KB22",
    "jongeren zelf laten meepraten": "KB35",
    "tijdelijke subsidie stopt": "KB79",
    "wethouder overtuigen": "KB66",
    "uwv doet niet mee": "KB67",
    "wie nodigen we uit voor het netwerk": "KB96",
}
ENGLISH = {
    "how do I get employers to the table": "KB04",
    "who pays for the job coach": "KB28",
    "involving parents": "KB77",
    "aftercare after school": "KB64",
}

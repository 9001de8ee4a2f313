"""Words that a question has and an answer need not have."""

from __future__ import annotations

NL = """
aan al alle als ben bij daar dan dat de deze die dit doe doen doet door een eigen en er erg gaan
gaat geen gewoon goed goede graag had heb hebben heeft hem het hier hoe hoeveel hun iemand iets ik
in is jaar je jij jullie kan krijg krijgen krijgt kun kunnen maak maakt maken me mee meer men met
mij mijn moet moeten mogen mag na naar niet nog nu of om ons onze ook op over te tegen toch tot u
uit uw van veel vind vinden vindt voor waar waarin waarmee waarom waarvoor wanneer was wat we weet
weten wel welk welke werd wie wij wil willen word worden wordt ze zelf zich zij zijn zo zodat zonder
zou
"""
EN = """
a about all an and any are as at be been but by can could did do does for from get gets good had
has have how i if in into is it its make makes me may more much must my need needs no not of on one
or our out own should so some than that the their them then there these they this to too up us was
we what when where which who whom whose why will with without would you your
"""
IN = {language: frozenset(words.split()) for language, words in (("nl", NL), ("en", EN))}

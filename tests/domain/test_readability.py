import time

import pytest

from scanhost import texts
from scanhost.domain import readability
from scanhost.domain.readability import AVERAGE, LETTERS, SENTENCE, read, remarks
from scanhost.sentences import sentence


def words(n: int) -> str:
    return "Wij " + "zijn " * (n - 2) + "er."


def codes(text: str) -> list[str]:
    return [one.code for one in remarks(read(text))]


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("", []),
        ("  \n\n ", []),
        ("...", []),
        ("Eén zin", [2]),
        ("Eén zin. En nog een! Klaar?", [2, 3, 1]),
        ("Over twee\nregels. Klaar.", [3, 1]),
        ("Zonder punt\n\nEn nog zo", [2, 3]),
        ("Het staat in par. I van o.a. De Gids, nr. 5 en blz. 12.", [14]),
        ("Er zijn 1.500 jongeren, 12,5 procent. 40 werken.", [6, 2]),
        ("‘Ik wil werken.’ Dat zei *Roos.* Zij kan het.", [3, 3, 3]),
        ("De roc's en de vso-school (vijf) doen mee.", [8]),
        ("Zij doen mee... als het kan.", [6]),
        ("Dat raadt ecbo aan. ecbo deed dat vaker. roc's ook.", [4, 4, 2]),
        ("Boeken, spellen, enz. voor thuis, max. twee.", [7]),
        ("‘Ga mee!’ zei zij. ‘Goed.’ zei hij.", [4, 3]),
        ("Élke dag. Ándere dag.", [2, 2]),
    ],
)
def test_a_text_falls_into_sentences(text, lengths):
    assert [one.words for one in read(text).sentences] == lengths
    assert read(text).words == sum(lengths)


def test_a_text_that_reads_well_gets_no_remark():
    assert codes("Wij kennen elke jongere. Wij weten wie hem helpt. Dat gaat goed.") == []
    assert codes("") == []


def test_a_long_sentence_is_quoted_with_its_words_and_the_limit():
    assert codes(words(SENTENCE)) == []

    [remark] = remarks(read(words(SENTENCE + 5)))

    assert remark.code == "reading.sentence"
    assert remark.facts["words"] == SENTENCE + 5
    assert str(remark.facts["text"]).startswith("Wij zijn")
    assert len(str(remark.facts["text"])) <= readability.QUOTED + 2
    assert f"{SENTENCE + 5} words" in sentence(remark, texts.catalogue("en"))


def test_an_average_says_something_of_several_sentences_only():
    assert codes(" ".join([words(AVERAGE + 1)] * 2)) == []
    assert codes(" ".join([words(AVERAGE), words(AVERAGE), words(AVERAGE + 1)])) == []

    [remark] = remarks(read(" ".join([words(AVERAGE), words(AVERAGE + 1), words(AVERAGE + 1)])))

    assert (remark.code, remark.facts["words"]) == ("reading.average", AVERAGE + 1)


def test_long_words_are_counted_without_what_helps_to_read_them():
    long = "x" * LETTERS

    assert read(f"Een {long}. Kort.").long == (long,)
    assert read("x" * (LETTERS - 1)).long == ()
    assert read("mbo-" + "x" * (LETTERS - 1)).long == ()
    assert read("\u00ad".join(["x" * (LETTERS // 2)] * 2)).long == (long,)
    assert read(f"Een {long}.").share == 0.5


def test_the_name_of_the_scan_is_no_long_word():
    assert read("De Participatiescan is een samenwerkingsverband.").long == (
        "samenwerkingsverband",
    )


def test_a_few_long_words_are_no_remark():
    long = "a" * LETTERS

    assert codes(f"{long} {long}.") == []
    assert codes(f"{long} {long} {long}.") == ["reading.words"]
    assert "reading.words" not in codes(f"{long} {long} {long}. " + (words(11) + " ") * 3)


def test_the_score_is_that_of_douma():
    three = read("Wij werken samen.", syllables={"Wij": 1, "werken": 2, "samen": 2}.__getitem__)

    assert three.score == pytest.approx(206.84 - 0.77 * (500 / 3) - 0.93 * 3)
    assert read("Wij werken samen.").score is None
    assert read("", syllables=len).score is None


STRANGE = ["a.", ".", ".)", ". ", " ", "A. ", "*", "\n", "\n ", "x-", "x.x "]


@pytest.mark.parametrize("piece", STRANGE)
def test_a_strange_text_is_measured_in_time(piece):
    begun = time.perf_counter()

    remarks(read("x. " + piece * 50_000))

    assert time.perf_counter() - begun < 2

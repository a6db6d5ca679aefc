import pytest

from analysis.sentiment.items import judge_item


def marked(text):
    start, end = text.index("«"), text.index("»") - 1
    return text.replace("«", "").replace("»", ""), start, end


@pytest.mark.parametrize(
    ("text", "polarity", "voice"),
    [
        ("Die «Kooperation» ist ein Erfolg.", "positive", "author"),
        ("Der Minister kritisierte die «Zusammenarbeit».", "negative", "quoted"),
        ("Die Lage ist schlimm. Das Gesetz stärkt den «Datenschutz».", "positive", "author"),
        ("Die Kritiker lobten den «Film».", "positive", "quoted"),
    ],
)
def test_item(nlp, text, polarity, voice):
    judged = judge_item(nlp, *marked(text))
    assert (judged.polarity, judged.voice) == (polarity, voice)
    assert -1 <= judged.score <= 1
    assert 0 <= judged.confidence <= 1


def test_context_moves_no_offset(nlp):
    text, start, end = marked("Die «Kooperation» ist ein Erfolg.")
    alone = judge_item(nlp, text, start, end)
    within = judge_item(nlp, text, start, end, before="Es regnet heute.", after="Morgen scheint die Sonne.")
    assert (within.polarity, within.score, within.voice) == (alone.polarity, alone.score, alone.voice)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 99)])
def test_target_outside_the_text(nlp, start, end):
    with pytest.raises(ValueError, match="does not lie in a text"):
        judge_item(nlp, "Die Kooperation endet.", start, end)

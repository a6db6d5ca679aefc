import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Bahn wird laut Maier alle Züge erneuern. So entstehe ein neues Netz.",
            ("IndirectFreeIndirect", "So entstehe ein neues Netz.", "Maier", ""),
        ),
        (
            "Der Plan sei gut, sagte die Ministerin. Er helfe vielen Familien. Das Geld sei da.",
            ("IndirectFreeIndirect", "Er helfe vielen Familien. Das Geld sei da.", "die Ministerin", ""),
        ),
        (
            "Der Plan sei gut, sagte die Ministerin. Die Kosten wären gering.",
            ("IndirectFreeIndirect", "Die Kosten wären gering.", "die Ministerin", ""),
        ),
        (
            "Die Ministerin kündigte an, die Renten zu erhöhen. Es soll mehr Geld fliessen.",
            ("FreeIndirect", "Es soll mehr Geld fliessen.", "Die Ministerin", ""),
        ),
    ],
)
def test_speech_goes_on(rows, text, expected):
    assert rows(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Haus ist alt. Es wäre schön, wenn jemand es kaufte.",
        "Das Spiel beginnt um acht. Danach soll es regnen.",
        "Es sei denn, der Regen hört auf.",
    ],
)
def test_nothing_goes_on_where_nobody_spoke(rows, text):
    assert rows(text) == []

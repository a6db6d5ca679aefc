import time

import pytest

from analysis.corpus.html import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>VW und Bosch\n  arbeiten zusammen.</p><p>Das sagte Diess.</p>",
         "VW und Bosch arbeiten zusammen.\n\nDas sagte Diess."),
        ("Erste Zeile<br>zweite Zeile", "Erste Zeile\nzweite Zeile"),
        ("Absatz<br><br/>Absatz", "Absatz\n\nAbsatz"),
        ("Der <b>VW</b>-Chef, so <a href='x'>hei&szlig;t</a> es", "Der VW-Chef, so heißt es"),
        ("<div>Links<div>Mitte</div>Rechts</div>", "Links\n\nMitte\n\nRechts"),
        ("<ul><li>Bonn</li><li>Köln</li></ul>", "Bonn\n\nKöln"),
        ("<table><tr><td>Eins<td>Zwei</table>", "Eins\n\nZwei"),
        ("<pre>a\n  b</pre>", "a\nb"),
        ("<p>10&nbsp;Euro</p>", "10\xa0Euro"),
        ("<style>p {color: red}</style><script>alert(1)</script><p>Text</p>", "Text"),
        ("<div style='display:none'>Vorschau</div><p hidden>nein</p> danach", "danach"),
        ("<div style='mso-hide: all'><p>tief</p></div><p>da</p>", "da"),
        ("<!-- Kommentar --><p>Text<!-- x --> weiter</p>", "Text weiter"),
        ("nur Text, 3 < 4", "nur Text, 3 < 4"),
        ("Null\x00byte und \ud800 Ersatz", "Nullbyte und Ersatz"),
        ("", ""),
        ("<!-- leer -->", ""),
        ("<p>offen <b>und <i>nie geschlossen", "offen und nie geschlossen"),
    ],
)  # fmt: skip
def test_the_text_of_a_fragment_is_what_a_reader_sees(html, text):
    assert text_of_html(html) == text


def test_deep_nesting_loses_no_text_and_takes_no_time():
    start = time.monotonic()
    for levels in (100, 2_000, 100_000):
        html = "<div>" * levels + "tief" + "</div>" * levels + "<p>danach</p>"
        assert text_of_html(html).split() == ["tief", "danach"]
    assert time.monotonic() - start < 5

"""Every error with a judgement is found, the surest first, on a page that no text can hijack."""

from coded_targets import TEXT, target
from outline import Outline

from analysis.evaluation.polarity_page import confusions, errors, polarity_page

FOR, NONE, AGAINST = "positive", "neutral", "negative"
TARGETS = [
    target(FOR, FOR, 0.9, name="right", voices=("author", "author")),
    target(FOR, AGAINST, 0.4, name="unsure", voices=("author", "quoted")),
    target(NONE, AGAINST, 0.8, -0.5, name="sure", score=-0.75, voices=("quoted", "quoted")),
    target(NONE, FOR, 0.4, name="unsure too", voices=("quoted", "author")),
]


def test_wrong_polarities_come_with_the_surest_first():
    assert [t.target_id for t in errors(TARGETS, "polarity")] == ["sure", "unsure", "unsure too"]


def test_wrong_voices_come_in_their_order_and_only_where_voices_were_coded():
    assert [t.target_id for t in errors(TARGETS, "voice")] == ["unsure", "unsure too"]
    assert errors([target(FOR, FOR, voices=(None, "quoted"))], "voice") == []


def test_confusions_are_counted():
    assert confusions(TARGETS, "polarity") == {FOR: [1, 0, 1], NONE: [1, 0, 1], AGAINST: [0, 0, 0]}
    assert confusions(TARGETS, "voice") == {"author": [1, 1], "quoted": [1, 1]}


def test_the_page_stands_alone_and_texts_stay_text():
    evil = '</td><script>alert("1")</script>'
    wrong = target(FOR, NONE, name=evil, text=TEXT + evil)._replace(topic=evil)
    page = polarity_page({f"set {evil}": [wrong]})
    outline = Outline(page)
    assert "script" not in outline.tags
    assert outline.links == ["#errors-0"]
    assert "".join(outline.words).count(evil) == 5


def test_an_error_shows_what_was_coded_and_found():
    page = polarity_page({"dev": TARGETS})
    first = page[page.index('<h2 id="errors-0">') :]
    first = first[: first.index("</table>")]
    assert '<mark class="context" title="not the target&#x27;s sentence">Vorher. </mark>Die ' in first
    assert '<mark class="target neutral" title="Coded: neutral">Kooperation</mark> ist gut.' in first
    assert "Coded: neutral · quoted voices" in first
    assert "Found: negative · quoted voices · score -0.75 · confidence 0.80 · textblob-de -0.50" in first


def test_tables_stand_on_top_and_count_what_is_not_shown():
    page = polarity_page({"dev": TARGETS}, most=1)
    assert page.index("<tr><th>neutral</th><td>1</td><td>0</td><td>1</td><td>2</td></tr>") < page.index(
        "Vorher"
    )
    assert page.count('<table class="mistake">') == 2
    assert "Shown: 1 of 3 errors in 4 targets." in page
    assert "Shown: 1 of 2 errors in 4 targets." in page


def test_a_set_without_coded_voices_has_no_section_for_them():
    page = polarity_page({"crowd": [target(FOR, NONE)], "dev": TARGETS})
    assert [name in page for name in ("Polarity: crowd", "Voice: crowd", "Polarity: dev", "Voice: dev")] == [
        True,
        False,
        True,
        True,
    ]
    assert "Coded: positive</td>" in page


def test_the_page_speaks_german():
    page = polarity_page({"dev": TARGETS}, lang="de")
    assert '<html lang="de">' in page
    for words in (
        "Fehler bei Urteilen",
        "kodiert ↓ gefunden →",
        "Kodiert: neutral · zitierte Stimmen",
        "Wert -0,75",
    ):
        assert words in page
    assert "Found" not in page

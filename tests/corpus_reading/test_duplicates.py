"""Which articles print the same text: exact, near and wire copies, and what only looks like one."""

import json
import random

import pytest

from analysis.corpus.articles import Article
from analysis.corpus.duplicates import duplicate_groups
from analysis.corpus.layout import running_text
from analysis.corpus.read import collect
from analysis.evaluation.planted_copies import plant, recover

FIRST = "Der Landtag in Talau hat am Mittwoch nach achtstündiger Debatte ein neues Fährgesetz beschlossen."
SECOND = (
    "Für den Entwurf von Ministerin Dorit Hagenau stimmten 64 Abgeordnete, 31 waren dagegen, zwei fehlten."
)
THIRD = "Künftig müssen Reeder ihre Fahrpläne ein halbes Jahr im Voraus melden und Ausfälle selbst bezahlen."
FOURTH = "Der Verband der Reeder kündigte an, vor dem Verfassungsgericht in Nordhafen dagegen zu klagen."
FIFTH = (
    "Fährmann Peer Stollberg sagte, bei Sturm lasse sich nun einmal nichts ein halbes Jahr im Voraus planen."
)
REPORT = f"{FIRST} {SECOND}\n\n{THIRD}\n\n{FOURTH} {FIFTH}"
OWN_WORDS = (
    "Mit klarer Mehrheit hat das Parlament in Talau die Regeln für den Fährverkehr verschärft. Ministerin "
    "Dorit Hagenau sprach von einem guten Tag für alle Pendler. Wer eine Linie betreibt, soll Monate vorher "
    "sagen, wann seine Schiffe fahren. Die Reeder ziehen vor Gericht, wie ihr Verband mitteilte."
)


def article(name, text, date="2019-02-27"):
    return Article(name, "a.jsonl", 1, text, running_text(text).parts, date=date)


@pytest.mark.parametrize(
    "copy",
    [
        REPORT,
        REPORT.upper().replace(" ", "  "),
        f"Talau (dpa) - {REPORT} (dpa)",
        f"Das ändert sich für Pendler\n\n{REPORT}",
        f"{FIRST} {SECOND} {THIRD}",
        f"Nun ist es so weit, die Pendler können aufatmen. {SECOND}\n\n{THIRD}\n\n{FOURTH}",
        "\n\n".join([FOURTH, THIRD, FIFTH, FIRST, SECOND]),
        REPORT.replace("neues", "weiteres").replace("kündigte an", "teilte mit").replace("Künftig", "Bald"),
        REPORT.replace("Ministerin", "Mini\u00adsterin"),
    ],
    ids=[
        "same",
        "case and space",
        "dateline",
        "headline",
        "shortened",
        "lead",
        "order",
        "words",
        "soft hyphen",
    ],
)
def test_copies_are_one_group_named_by_the_smallest_id(copy):
    articles = [article("c", REPORT), article("b", copy, "2019-02-28"), article("a", OWN_WORDS)]
    assert duplicate_groups(articles) == {"b": "b", "c": "b"}


def test_the_same_event_in_other_words_is_no_copy():
    quoting = f"{OWN_WORDS} {FIFTH}"
    assert (
        duplicate_groups([article("a", REPORT), article("b", OWN_WORDS), article("c", quoting)]).get("a")
        is None
    )


def test_a_later_article_that_repeats_what_went_before_is_no_copy():
    later = f"{' '.join([OWN_WORDS.replace('Talau', 'Nordhafen')])}\n\n{FIRST} {SECOND} {THIRD}"
    articles = [article("a", REPORT), article("b", later, "2019-06-01")]
    assert duplicate_groups(articles) == {}
    assert duplicate_groups([articles[0], article("b", REPORT, "2019-06-01")]) == {"a": "a", "b": "a"}


def test_reports_made_from_a_form_are_no_copies():
    form = (
        "Die Gewinnzahlen der Ziehung vom {0}. {1} lauten {2}, {3}, {4}, {5}, {6} und {7}. Zusatz: {8}. "
        "Im Topf liegen bei der nächsten Ziehung {9} Millionen Taler. Alle Angaben sind ohne Gewähr, teilte "
        "die Lotteriegesellschaft in Brachfeld am Abend mit. Annahmeschluss ist wie immer am Samstag."
    )
    chance = random.Random(1)
    texts = [
        form.format(day, "März", *chance.sample(range(1, 50), 6), day % 10, 90 + day) for day in range(1, 7)
    ]
    articles = [article(f"{day}", text, f"2019-03-0{day}") for day, text in enumerate(texts, 1)]
    assert duplicate_groups(articles) == {}


def test_a_survey_of_the_day_is_no_copy_of_its_short_items():
    others = [
        REPORT.translate(str.maketrans("aeiou", vowels)) for vowels in ("eioua", "iouae", "ouaei", "uaeio")
    ]
    survey = "\n\n".join([f"{FIRST} {SECOND}", *others])
    assert duplicate_groups([article("a", f"{FIRST} {SECOND}"), article("b", survey)]) == {}


def test_order_does_not_matter():
    mixed, _ = plant([article("a", REPORT), article("b", OWN_WORDS)], seed=1, share=1)
    groups = duplicate_groups(mixed)
    assert groups == duplicate_groups(mixed[::-1]) == duplicate_groups(iter(sorted(mixed)))
    assert groups["a"] == "a"


def test_nothing_and_one_article_have_no_group():
    assert duplicate_groups([]) == {}
    assert duplicate_groups([article("a", REPORT)]) == {}


def test_planted_copies_of_the_invented_articles_are_found(request):
    articles = collect([request.config.rootpath / "tests" / "corpus"]).articles
    assert duplicate_groups(articles) == {}
    results = [recover(*plant(articles, seed=seed, share=0.6)) for seed in range(8)]
    planted, found, right = (sum(getattr(r, name) for r in results) for name in ("planted", "found", "right"))
    assert right / planted >= 0.95
    assert right / found >= 0.98


def test_planted_copies_of_real_articles_are_found(shared):
    articles = _wikinews(shared / "data" / "quotes" / "dev.jsonl")
    assert duplicate_groups(articles) == {}
    results = [recover(*plant(articles, seed=seed)) for seed in range(3)]
    planted, found, right = (sum(getattr(r, name) for r in results) for name in ("planted", "found", "right"))
    assert right / planted >= 0.95
    assert right / found >= 0.98


def _wikinews(path):
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [article(row["documentName"], row["originalText"], row["date"]) for row in rows]

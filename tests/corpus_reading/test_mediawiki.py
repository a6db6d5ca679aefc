import io
import time
import tracemalloc

import pytest

from analysis.corpus.articles import Article, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.mediawiki import read_mediawiki
from analysis.corpus.wikitext import plain_text

SITE = """<siteinfo><sitename>Wikinews</sitename>
<dbname>dewikinews</dbname>
<base>https://de.wikinews.org/wiki/Hauptseite</base>
<namespaces><namespace key="0"/></namespaces></siteinfo>"""
MARKUP = """{{Datum|27.02.2019}}
[[Datei:Schule.jpg|thumb|250px|Eine [[Schule]] in Köln]]
'''Köln''' (Deutschland), 27.02.2019 – Die Stadt will [[w:Schule|drei Schulen]]
sanieren.&lt;ref&gt;Rathaus&lt;/ref&gt;
Das sagte [[Petra Müller]] am Mittwoch.

== Was es kostet ==
{| class="wikitable"
! Schule !! Kosten
|-
| Nord || 3 Mio.
|}
&lt;!-- Zahlen prüfen --&gt;Die Arbeiten kosten zehn&amp;nbsp;Millionen Euro.

{{Wikinews-Kasten|Text=Mehr}}
== Themenverwandte Artikel ==
* [[Andere Schule]]

== Quellen ==
* {{Quelle|Url=https://morgen.example}}
[[Kategorie:27.02.2019]]
[[en:Cologne schools]]
"""
TEXT = (
    "Köln (Deutschland), 27.02.2019 – Die Stadt will drei Schulen sanieren. "
    "Das sagte Petra Müller am Mittwoch."
    "\n\nWas es kostet\n\nDie Arbeiten kosten zehn\xa0Millionen Euro."
)


def revision(text, time="2019-02-28T10:00:00Z", model="wikitext"):
    return (
        f"<revision><id>9</id><timestamp>{time}</timestamp><contributor><username>A</username></contributor>"
        f'<model>{model}</model><text bytes="1" xml:space="preserve">{text}</text></revision>'
    )


def page(text, number=1, title="Schulen in Köln", ns=0, more=""):
    revisions = text if text.startswith("<revision>") else revision(text)
    return f"<page><title>{title}</title><ns>{ns}</ns><id>{number}</id>{more}{revisions}</page>"


def dump(*pages, version="0.11"):
    xmlns = f"http://www.mediawiki.org/xml/export-{version}/"
    return f'<mediawiki xmlns="{xmlns}" version="{version}" xml:lang="de">{SITE}{"".join(pages)}</mediawiki>'


def read(data):
    data = data.encode()
    return list(read_mediawiki(Document("wiki.xml", len(data), lambda: io.BytesIO(data))))


@pytest.mark.parametrize("version", ["0.10", "0.11"])
def test_a_page_is_an_article_with_its_day_and_address(version):
    (article,) = read(dump(page(MARKUP, 4711), version=version))
    assert article.text == TEXT
    assert (article.article_id, article.title, article.line) == ("4711", "Schulen in Köln", 1)
    assert (article.date, article.outlet) == ("2019-02-27", "Wikinews")
    assert article.url == "https://de.wikinews.org/wiki/Schulen_in_K%C3%B6ln"


def test_only_articles_in_their_last_revision_are_read():
    older = revision("Alter Stand.", "2019-02-27T10:00:00Z") + revision(
        "Neuer Stand.", "2019-03-01T10:00:00Z"
    )
    newest_first = revision("Neu.", "2019-03-01T10:00:00Z") + revision("Alt.", "2019-02-27T10:00:00Z")
    items = read(
        dump(
            page("Diskussion.", 1, ns=1),
            page("Vorlage.", 2, ns=10),
            page("#WEITERLEITUNG [[Köln]]", 3),
            page("#REDIRECT [[Köln]]", 4, more='<redirect title="Köln"/>'),
            page(older, 5),
            page(newest_first, 6),
            page(revision("{}", model="json"), 7),
        )
    )
    assert [(a.article_id, a.text, a.line) for a in items] == [("5", "Neuer Stand.", 5), ("6", "Neu.", 6)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Das ist '''fett''' und ''kursiv''.", "Das ist fett und kursiv."),
        ("[[Köln]], [[Bonn|die Stadt]], [[w:Ulm|]], [[:Kategorie:Orte]]", "Köln, die Stadt, Ulm, Orte"),
        ("[[w:de:Köln]] und [[:en:Cologne|Cologne]]", "Köln und Cologne"),
        ("[[Datei:A.jpg|mini|25px|links|Der [[Dom]] (l.) von [[Köln]]]]Text", "Text"),
        ("[[Bild:A.jpg|thumb|Nie geschlossen\n\nDanach", "Danach"),
        ("25px Text thumb|right|mehr", "Text mehr"),
        ("Vor{{Vorlage|a={{innen|[[b|c]]}}}}nach", "Vornach"),
        ("{{w|Angela Merkel}} und {{W|Berlin|die Hauptstadt}}", "Angela Merkel und die Hauptstadt"),
        ("{{Zitat|Wir bleiben.|Petra Müller}}", "Wir bleiben."),
        ("Satz<ref>Q</ref> eins<ref name='a' />, zwei<ref name=b>{{x|[[y]]}}</ref>.", "Satz eins, zwei."),
        ("<gallery>\nA.jpg|Bild\n</gallery>Text", "Text"),
        ("{|\n| a\n{|\n| innen\n|}\n|}\nText", "Text"),
        ("{|\n| nie zu Ende\n\nText", "Text"),
        ("Eins<br />zwei<div class='x'>drei</div>", "Eins\n\nzwei\n\ndrei"),
        ("* eins\n* zwei\nweiter", "eins\n\nzwei weiter"),
        ("Zeile\numbrochen\n\nAbsatz", "Zeile umbrochen\n\nAbsatz"),
        ("=== Mitte ===\nText", "Mitte\n\nText"),
        ("[https://a.example der Bericht] und [https://b.example], https://c.example/x", "der Bericht und ,"),
        ("__NOTOC__Text &amp; mehr &lt;b&gt;", "Text & mehr <b>"),
        ("<!-- nie geschlossen Text", ""),
        ("Vor <nowiki>[Klammer]</nowiki> nach", "Vor [Klammer] nach"),
        ("a }} b ]] c {{ d [[ e", "a b c d e"),
        ("3 < 4 und {{{1|x}}}", "3 < 4 und"),
        ("Text\n\n==Quellen==\n* eins\n\n==Noch etwas==\nmehr", "Text"),
    ],
)  # fmt: skip
def test_markup_becomes_plain_text(markup, text):
    assert plain_text(markup).text == text


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("{{Datum|27. Februar 2019}}", "27. Februar 2019"),
        ("{{Datum|27|02|2019}}", "27.02.2019"),
        ("{{date|February 27, 2019}}", "February 27, 2019"),
        ("{{Artikelstatus|Fertig|Datum=27.02.2019}}", "27.02.2019"),
        ("[[Kategorie:Köln]] [[Kategorie:27.02.2019]]", "27.02.2019"),
        ("[[Kategorie:28.02.2019]] {{Datum|27.02.2019}}", "27.02.2019"),
        ("[[Kategorie:Veröffentlicht]] Text vom 27.02.2019", None),
    ],
)
def test_the_day_is_named_by_a_template_or_a_category(markup, date):
    assert plain_text(markup).date == date


ENTITIES = "the dump defines entities, which can grow without end; remove its <!DOCTYPE …>"
BOMB = '<!DOCTYPE m [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>' + dump(page("&b;"))
TOO_LONG = "a page of more than 1,000,000 characters; export it without this page"
NOTHING = "a dump without articles (pages of namespace 0 with their text); export them with their text"


@pytest.mark.parametrize(
    ("data", "line", "reason"),
    [
        (BOMB, None, ENTITIES),
        (dump(), None, NOTHING),
        (dump(page("x", ns=1)), None, NOTHING),
        (dump(page("{{Nur eine Vorlage}}")), 1, "a page without running text; export it without this page"),
        (
            dump(page("Wort " * 200_001)),
            1,
            TOO_LONG,
        ),
        ("<mediawiki>" * 300, None, "the dump holds elements 200 levels deep in each other; export it again"),
        ("kein XML", None, "the dump is not well-formed XML at line 1, column 1; export it again"),
    ],
    ids=["entities", "empty", "talk", "template", "long", "deep", "text"],
)
def test_what_cannot_be_read_is_rejected(data, line, reason):
    assert read(data) == [Rejection("wiki.xml", line, reason)]


def test_of_a_dump_that_breaks_off_the_pages_before_are_read():
    items = read(dump(page("Erster.", 1), page("Zweiter.", 2), page("Dritter.", 3))[:-60])
    assert [type(item) for item in items] == [Article, Article, Rejection]
    assert items[-1].reason.startswith("the dump is not well-formed XML at line")


@pytest.mark.parametrize(
    "piece",
    ["{{a|", "[[a|b", "{|\n", "{|\n|-\n| a\n", "<ref>", "<!--", "'''", "=a", "[http://a ", "|", "&amp"],
)
def test_hostile_markup_takes_no_time(piece):
    start = time.monotonic()
    plain_text(piece * (900_000 // len(piece)))
    assert time.monotonic() - start < 20


def test_memory_stays_flat_over_pages_and_revisions():
    one = page("".join(revision("Wort " * 200, f"2019-02-{day:02}T00:00:00Z") for day in range(1, 29)))

    def peak(pages):
        data = dump(*[one] * pages).encode()
        tracemalloc.start()
        found = sum(1 for _ in read_mediawiki(Document("wiki.xml", len(data), lambda: io.BytesIO(data))))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found, used

    few, many = peak(10), peak(200)
    assert (few[0], many[0]) == (10, 200)
    assert many[1] < few[1] + 1_000_000

import io
import time

import pytest

from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.feeds import read_feed

LONG = "Die Stadt will drei Schulen sanieren, sagte Bürgermeisterin Petra Müller am Mittwoch. " * 10
TEASERS = "the feed gives only teasers, which are read as articles; for the whole articles save their pages"


def document(data):
    data = data.encode() if isinstance(data, str) else data
    return Document("feed.xml", len(data), lambda: io.BytesIO(data))


def read(data):
    return list(read_feed(document(data)))


def articles(data):
    return [item for item in read(data) if isinstance(item, Article)]


RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kölner Morgen &#8211; Lokales</title><link>https://morgen.example/</link>
<image><title>Logo</title></image>
<item><title>Drei Schulen werden &lt;i&gt;saniert&lt;/i&gt;</title><link>https://morgen.example/1?a=1&amp;b=2</link>
<dc:creator>Maria Muster</dc:creator><dc:creator>Jan Beispiel</dc:creator>
<pubDate>Wed, 27 Feb 2019 23:30:00 +0100</pubDate><description>Kurz gesagt.</description>
<content:encoded><![CDATA[<p>Die Stadt saniert&nbsp;Schulen.</p><figure><img src="a.jpg"><figcaption>Eine Schule</figcaption></figure>
<p>Das kostet Geld.</p><p>Der Beitrag <a href="x">Drei Schulen</a> erschien zuerst auf <a href="y">Kölner Morgen</a>.</p>]]>
</content:encoded></item>
<item><title>Brücke gesperrt</title><guid isPermaLink="true">https://morgen.example/2</guid>
<author>redaktion@morgen.example (Petra Beispiel)</author><pubDate>irgendwann</pubDate>
<description>Die Brücke ist gesperrt.

Wie lange, ist offen.</description></item>
</channel></rss>"""  # noqa: E501


def test_an_entry_of_rss_is_an_article_with_the_metadata_of_entry_and_channel():
    first, second = articles(RSS)
    assert first.text == "Die Stadt saniert\xa0Schulen.\n\nDas kostet Geld."
    assert (first.title, first.author) == ("Drei Schulen werden saniert", "Maria Muster, Jan Beispiel")
    assert (first.date, first.outlet) == ("2019-02-27", "Kölner Morgen – Lokales")
    assert (first.url, first.line) == ("https://morgen.example/1?a=1&b=2", 1)
    assert second.text == "Die Brücke ist gesperrt.\n\nWie lange, ist offen."
    assert (second.author, second.url) == ("Petra Beispiel", "https://morgen.example/2")
    assert (second.line, second.date) == (2, None)


def test_teasers_are_articles_and_the_feed_is_told_to_give_only_teasers():
    notice = read(RSS)[-1]
    assert notice == Notice(
        "feed.xml", None, TEASERS.replace("the feed gives", "1 of the feed's 2 entries give")
    )
    only = RSS.replace("content:encoded", "content:other")
    assert read(only)[-1] == Notice("feed.xml", None, TEASERS)


def test_a_long_description_is_no_teaser():
    feed = f"<rss><channel><item><description>{LONG}</description></item></channel></rss>"
    assert [type(item) for item in read(feed)] == [Article]


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Morgen &amp;amp; Abend</title>
<entry><title>Schulen</title><link rel="self" href="https://morgen.example/atom/1"/><link href="https://morgen.example/1"/>
<author><name>Maria Muster</name><email>mm@morgen.example</email></author><updated>2019-03-01T08:00:00Z</updated>
<published>2019-02-27T14:05:00+01:00</published><summary>Kurz.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Erster <b>Absatz</b>.</p><p>{LONG}</p></div></content></entry>
<entry><title>Brücke</title><updated>2019-02-28</updated><content type="text">3 &lt; 4 und
gut</content></entry></feed>"""  # noqa: E501


def test_an_entry_of_atom_is_an_article():
    first, second = articles(ATOM)
    assert first.text == f"Erster Absatz.\n\n{LONG.strip()}"
    assert (first.title, first.author, first.date) == ("Schulen", "Maria Muster", "2019-02-27")
    assert (first.outlet, first.url) == ("Morgen & Abend", "https://morgen.example/1")
    assert (second.text, second.date) == ("3 < 4 und\ngut", "2019-02-28")


RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://morgen.example/"><title>Morgen</title>
<items><rdf:Seq><rdf:li rdf:resource="https://morgen.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://morgen.example/1"><title>Schulen</title><link>https://morgen.example/1</link>
<description>{LONG}</description><dc:date>2019-02-27T14:05+01:00</dc:date></item></rdf:RDF>"""


def test_an_item_of_rss_1_is_an_article():
    (article,) = articles(RDF)
    assert (article.title, article.outlet, article.date) == ("Schulen", "Morgen", "2019-02-27")
    assert (article.text, article.url) == (LONG.strip(), "https://morgen.example/1")


def test_other_encodings_are_read():
    for codec in ("windows-1252", "iso-8859-1", "utf-16"):
        data = RSS.replace('"UTF-8"', f'"{codec}"').encode(codec)
        assert [a.title for a in articles(data)] == ["Drei Schulen werden saniert", "Brücke gesperrt"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Brücke gesperrt", "Brücke &uuml;ber &nbsp;den Fluss"),
        ("Brücke gesperrt", "Brücke & Tunnel gesperrt"),
        ("</channel></rss>", ""),
        ('<?xml version="1.0"', '\n\n<?xml version="1.0"'),
    ],
    ids=["names of HTML", "ampersand", "breaks off", "space before"],
)
def test_a_feed_that_is_not_well_formed_is_mended_and_this_is_told(before, after):
    items = read(RSS.replace(before, after))
    assert [item.line for item in items if isinstance(item, Article)] == [1, 2]
    assert any("is not well-formed XML at line" in str(item) for item in items)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY a{n} "{(f"&a{n - 1};" if n > 1 else "&a;") * 10}">' for n in range(1, 10))
    + "]><rss><channel><item><title>x</title><description>&a9;</description></item></channel></rss>"
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><title>&x;</title>'
TOO_MANY = "the feed holds more than 200,000 elements that are no articles; export it again"
UNKNOWN = "the feed is in an encoding that is not known; save it as UTF-8"
ENTITIES = "the feed defines entities, which can grow without end; remove its <!DOCTYPE …>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOMB, ENTITIES),
        (OUTSIDE, ENTITIES),
        ("<rss>" + "<a>" * 100_000, "the feed holds elements 200 levels deep in each other; export it again"),
        ("<rss>" + "<a/>" * 210_000, TOO_MANY),
        ("<rss><channel></channel></rss>", "a feed without entries; remove it"),
        ("kein Feed", "the feed is not well-formed XML at line 1, column 1; export it again"),
        ('<?xml version="1.0" encoding="klingonisch"?><rss/>', UNKNOWN),
        ("", "the feed is not well-formed XML at line 1, column 1; export it again"),
    ],
    ids=["entities", "file", "deep", "wide", "no entries", "text", "encoding", "empty"],
)  # fmt: skip
def test_a_hostile_feed_is_rejected_in_bounded_time(data, reason):
    start = time.monotonic()
    assert read(data) == [Rejection("feed.xml", None, reason)]
    assert time.monotonic() - start < 30


def test_an_entry_without_text_costs_no_other():
    feed = RSS.replace("<description>Die Brücke", "<other>Die Brücke")
    items = read(feed.replace("offen.</description>", "offen.</other>"))
    assert [type(item) for item in items] == [Article, Rejection]
    assert items[1] == Rejection("feed.xml", 2, "an entry without text; save the page to which it leads")


def test_a_feed_that_cannot_be_opened_is_rejected():
    def refuse():
        raise PermissionError(13, "Permission denied")

    (rejection,) = read_feed(Document("feed.xml", 1, refuse))
    assert rejection.reason == "the feed cannot be read (Permission denied); check its permissions"

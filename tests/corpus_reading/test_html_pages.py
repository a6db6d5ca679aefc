import io
import time

import pytest

from analysis.corpus.articles import Article, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.documents import Document
from analysis.corpus.html import article_in_page, read_html

FIRST = "Der Zulieferer Bosch und der Autohersteller VW wollen künftig zusammenarbeiten, teilten beide mit."
SECOND = "„Wir bündeln unsere Kräfte“, sagte Vorstandschefin Petra Müller am Mittwoch in Köln vor der Presse."
THIRD = "Die Gewerkschaft begrüßte den Schritt; über 1.200 Stellen sei aber noch zu reden, hieß es weiter."

LINKED_DATA = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Kölner Morgen"},
  {"@type": ["NewsArticle"], "headline": "Bosch &amp; VW bündeln Kräfte",
   "datePublished": "2019-02-27T13:05:00+01:00",
   "dateModified": "2019-03-01", "author": [{"@type": "Person", "name": "Maria Muster"},
   {"name": "Jan Beispiel"}],
   "publisher": {"@type": "Organization", "name": "Kölner Morgen"}}]}
</script>"""
META = """<meta property="og:site_name" content="Kölner Morgen">
<meta property="og:title" content="Bosch und VW bündeln Kräfte | Kölner Morgen">
<meta property="article:published_time" content="2019-02-27"><meta name="author" content="Maria Muster">"""
PAGE = """<!DOCTYPE html><html lang="de"><head>
<meta charset="utf-8"><title>Bosch und VW - Kölner Morgen</title>
<link rel="canonical" href="https://morgen.example/wirtschaft/bosch-vw.html">{head}
<script>document.write("<p>Nie ausgeführt: {first}</p>")</script></head>
<body class="with-cookie-layer"><div id="usercentrics-root">
<p>Wir verwenden Cookies, um Ihnen das beste Erlebnis zu
bieten. Bitte stimmen Sie der Verarbeitung Ihrer Daten durch unsere 812 Partner zu.</p></div>
<nav><ul><li><a href="/politik">Politik</a></li><li><a href="/wirtschaft">Wirtschaft</a></li></ul></nav>
<main><article class="article"><h1><span class="headline__kicker">Autobranche</span>
<span>Bosch und VW bündeln Kräfte</span></h1>
<p>{first}</p>
<figure><img src="werk.jpg"><figcaption>Das Werk in Köln. Foto: Jan Muster/dpa</figcaption></figure>
<p class="imageCaption">
Vorstandschefin Müller bei der Vorstellung der Pläne in der Kölner Messehalle am Mittwoch.</p>
<p>{second}</p>
<div class="related-articles">
<p>Lesen Sie auch: Warum die Branche seit Jahren um jeden Auftrag kämpft.</p></div>
<h2>Was die Gewerkschaft sagt</h2><p>{third}</p></article>
<section class="comments">
<p>Das ist doch alles nur Gerede der Konzerne, wie immer in dieser Stadt.</p></section></main>
<footer>
<p>Alle Rechte vorbehalten. Kölner Morgen Verlag, Impressum und Datenschutz.</p></footer></body></html>"""


def page(head=LINKED_DATA, **texts):
    return PAGE.format(head=head, **{"first": FIRST, "second": SECOND, "third": THIRD} | texts)


def document(data, source="seite.html"):
    return Document(source, len(data), lambda: io.BytesIO(data))


def test_the_text_of_a_page_is_the_article_without_captions_banners_links_and_comments():
    (article,) = read_html(document(page().encode()))
    assert isinstance(article, Article)
    assert article.text == f"{FIRST}\n\n{SECOND}\n\nWas die Gewerkschaft sagt\n\n{THIRD}"
    assert (article.source, article.line, article.date) == ("seite.html", 1, "2019-02-27")


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        (LINKED_DATA, "Bosch & VW bündeln Kräfte", "Maria Muster, Jan Beispiel"),
        (META, "Bosch und VW bündeln Kräfte", "Maria Muster"),
    ],
)
def test_metadata_come_from_json_ld_or_meta_elements(head, title, author):
    given = article_in_page(page(head).encode())
    assert (given.title, given.kicker, given.author) == (title, "Autobranche", author)
    assert given.date.startswith("2019-02-27")
    assert given.outlet == "Kölner Morgen"
    assert given.url == "https://morgen.example/wirtschaft/bosch-vw.html"


@pytest.mark.parametrize(
    ("visible", "date"),
    [
        ('<time datetime="2019-02-27T14:05">gestern</time>', "2019-02-27T14:05"),
        ('<span class="article-date">Mittwoch, 27. Februar 2019, 14:05 Uhr</span>', "27. Februar 2019"),
        ('<p class="datum">Köln, 27.02.2019</p>', "27.02.2019"),
        ("<p>Vorgestern</p>", None),
    ],
)
def test_without_metadata_the_date_is_the_visible_one(visible, date):
    html = page("").replace("</h1>", f"</h1>{visible}")
    given = article_in_page(html.encode())
    assert (given.date, given.title, given.outlet) == (date, "Bosch und VW bündeln Kräfte", None)


def test_the_date_on_which_a_page_was_changed_or_is_read_is_not_its_date():
    head = (
        '<meta property="article:modified_time" content="2020-01-01"><meta name="date" content="0000-00-00">'
    )
    assert article_in_page(page(head).encode()).date is None


def test_the_address_is_what_the_page_says_else_where_it_was_fetched_else_what_the_browser_noted():
    html = page().replace('rel="canonical"', 'rel="next"')
    assert article_in_page(page().encode(), url="https://kopie.example/").url.startswith(
        "https://morgen.example"
    )
    assert article_in_page(html.encode(), url="https://morgen.example/a").url == "https://morgen.example/a"
    noted = "<!-- saved from url=(0031)https://morgen.example/b.html -->" + html
    assert article_in_page(noted.encode()).url == "https://morgen.example/b.html"


@pytest.mark.parametrize(
    ("codec", "declared", "charset"),
    [
        ("cp1252", "windows-1252", None),
        ("cp1252", "iso-8859-1", None),
        ("cp1252", "", None),
        ("cp1252", "", "Windows-1252"),
        ("cp1252", "utf-8", None),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "", "latin1"),
        ("utf-8-sig", "windows-1252", "windows-1252"),
        ("utf-16", "utf-16", None),
        ("utf-16-be", "", "utf-16be"),
        ("iso-8859-15", "iso-8859-15", None),
        ("utf-8", "rot13", "zip"),
    ],
)
def test_umlauts_and_german_quotation_marks_come_out_right(codec, declared, charset):
    second = SECOND if codec != "iso-8859-15" else SECOND.replace("„", '"').replace("“", '"')
    html = page(second=second).replace(
        '<meta charset="utf-8">', f'<meta charset="{declared}">' if declared else ""
    )
    given = article_in_page(html.encode(codec), charset=charset)
    assert given.text.split("\n\n")[:2] == [FIRST, second]
    assert given.outlet == "Kölner Morgen"


TEASERS = "".join(
    f"<article><h2><a href='/{n}'>Schlagzeile {n}</a></h2><p>{FIRST}</p></article>" for n in range(8)
)


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>Seite nicht gefunden</p></body></html>",
        f"<html><head><title>Startseite</title></head><body><main>{TEASERS}</main></body></html>",
        "<html><body><script>render()</script><noscript>Bitte JavaScript an.</noscript></body></html>",
    ],
)
def test_a_page_without_an_article_is_rejected(html):
    (rejection,) = read_html(document(html.encode()))
    assert rejection == Rejection(
        "seite.html",
        None,
        "no article found in this page; save the page of a single article, or its text as .txt",
    )


TOO_DEEP = "elements lie 100 levels deep in each other, as in no article; save its text alone"
PARAGRAPH = f"<p>{FIRST}</p>"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<div>" * 100 + PARAGRAPH, TOO_DEEP),
        ("<div>" * 200_000, TOO_DEEP),
        (PARAGRAPH + "<div>a</div>" * 50_000, "more than 15,000 elements of text; save the article alone"),
        ("<i>a</i>" * 120_000, "more than 100,000 elements; save the article alone"),
        ("<p>" + "Wort " * 1_000_000, "more than 4,000,000 characters of text; save the article alone"),
        ("<p " + " ".join(f"a{n}" for n in range(100_000)) + ">",
         "an element with more than 500 attributes; save the article's text alone"),
        ("x" * 20_000_001, "more than 20,000,000 bytes; split it into smaller files"),
        ("", "there is no page in it; save the web page anew"),
        ("<!-- nur ein Kommentar", "there is no page in it; save the web page anew"),
    ],
    ids=["deep", "deeper", "wide", "wider", "long", "attributes", "large", "empty", "comment"],
)  # fmt: skip
def test_a_hostile_page_is_rejected_in_bounded_time(html, reason):
    start = time.monotonic()
    assert list(read_html(document(html.encode()))) == [Rejection("seite.html", None, reason)]
    assert time.monotonic() - start < 20


def test_a_page_saved_with_its_pictures_and_scripts_in_it_is_read():
    picture = f'<img src="data:image/png;base64,{"A" * 5_000_000}">'
    html = (
        page()
        .replace("</h1>", f"</h1>{picture}")
        .replace("</head>", f"<script>{'a<b;' * 1_000_000}</script></head>")
    )
    assert article_in_page(html.encode()).text.startswith(f"{FIRST}\n\n{SECOND}")


def test_ninety_levels_are_read():
    html = "<div>" * 90 + PARAGRAPH + f"<p>{SECOND}</p>" + "</div>" * 90
    assert article_in_page(html.encode()).text == f"{FIRST}\n\n{SECOND}"


def test_broken_json_ld_costs_nothing_else():
    for broken in (
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": ',
        '{"@type": {"a": 1}, "headline": [3]}',
        "null",
    ):
        head = f'<script type="application/ld+json">{broken}</script>{META}'
        assert article_in_page(page(head).encode()).author == "Maria Muster"


def test_a_document_that_cannot_be_opened_is_rejected():
    def refuse():
        raise PermissionError(13, "Permission denied")

    (rejection,) = read_html(Document("zu.html", 3, refuse))
    assert rejection.reason == "cannot be read (Permission denied); check its permissions"


def test_the_depth_of_a_page_is_an_error_of_its_own_for_other_readers():
    with pytest.raises(Unreadable, match="levels deep"):
        article_in_page(b"<div>" * 500)


def test_what_lies_beside_the_article_element_is_not_read():
    beside = f"<div><p>{FIRST.replace('Bosch', 'Conti')}</p></div>" * 6
    html = page(third=f"{THIRD} " * 3).replace("</article>", f"</article>{beside}")
    assert "Conti" not in article_in_page(html.encode()).text


def test_an_old_page_laid_out_by_tables_and_line_breaks_is_read():
    html = (
        "<html><head><title>Werk</title></head><body><table><tr><td><a href=a>Politik</a>"
        f"</td><td><font size=2>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</font></td></tr></table></body></html>"
    )
    assert article_in_page(html.encode("cp1252")).text.split("\n\n") == [FIRST, SECOND, THIRD]

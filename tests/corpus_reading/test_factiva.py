"""Exports of Factiva as HTML, written out as it writes them."""

import io

import pytest

from analysis.corpus.articles import Article, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.factiva import is_factiva, read_factiva

SHORT = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Factiva</title></head><body>
<div id="articleFrame"><div id="article-KOMO000020190227ef2r0001x" class="article" >
<div class="article deArticle"><p><div>Lokales</div>
<div id="hd" ><span class='deHeadline'> Brand in <b>Köln</b></span>
</div><div class="author">Von Maria Muster</div>
<div>1.012 Wörter</div><div>27 Februar 2019
</div><div>05:12</div><div>BILD
</div><div>BILD</div><div>18</div><div>Deutsch</div>
<div>(c) 2019 Kölner Morgen, Verlags-GmbH </div></p>
<p class="articleParagraph dearticleParagraph">In <span class="companylink">Köln</span> hat es
gebrannt.<br/>Sehr.</p>
<p class="articleParagraph dearticleParagraph">Niemand starb, sagte ein Sprecher.</p>
<p>Dokument KOMO000020190227ef2r0001x</p></div></div><br/><span></span>
<div id="article-x" class="article"><div class="article deArticle"><p>
<div id="hd"><span class="deHeadline">Stau auf der A 3</span></div><div>5 Wörter</div>
<div>28 Februar 2019</div><div>Kurier Online</div><div>KURON</div><div>Deutsch</div>
<div>© 2019 Kurier</div></p>
<p class="articleParagraph dearticleParagraph">Es staute sich.</p>
<p>Dokument KURON00020190228ef2s00001</p></div></div></div>
<div class="footer">Suchergebnis – Zusammenfassung</div></body></html>"""

LONG = """<html><body><div class="article enArticle"><table>
<tr><td><b>SE</b>&nbsp;</td><td>Lokales</td></tr>
<tr><td><b>HD</b>&nbsp;</td><td><span class="enHeadline">Brand in Köln</span></td></tr>
<tr><td><b>BY</b></td><td>Von Maria Muster</td></tr><tr><td><b>WC</b></td><td>12 Wörter</td></tr>
<tr><td><b>PD</b></td><td>27 Februar 2019</td></tr><tr><td><b>ET</b></td><td>05:12</td></tr>
<tr><td><b>SN</b></td><td>Kölner Morgen</td></tr><tr><td><b>SC</b></td><td>KOMO</td></tr>
<tr><td><b>LA</b></td><td>Deutsch</td></tr><tr><td><b>CY</b></td><td>(c) 2019 Kölner Morgen</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph enarticleParagraph">In Köln hat es gebrannt.</p>
</td></tr><tr><td><b>TD</b></td><td><p class="articleParagraph enarticleParagraph">Sehr.</p>
<p class="articleParagraph enarticleParagraph">Niemand starb.</p></td></tr>
<tr><td><b>AN</b></td><td>Dokument KOMO000020190227ef2r0001x</td></tr></table></div></body></html>"""


def read(page):
    data = page if isinstance(page, bytes) else page.encode()
    return list(read_factiva(Document("a.html", len(data), lambda: io.BytesIO(data))))


def test_the_short_form_is_read_by_its_lines():
    fire, jam = read(SHORT)
    assert fire.text == "In Köln hat es gebrannt.\nSehr.\n\nNiemand starb, sagte ein Sprecher."
    assert (fire.title, fire.kicker, fire.author) == ("Brand in Köln", "Lokales", "Maria Muster")
    assert fire.date == "2019-02-27"
    assert (fire.outlet, fire.article_id, fire.line) == ("BILD", "KOMO000020190227ef2r0001x", 1)
    assert (jam.text, jam.title, jam.kicker) == ("Es staute sich.", "Stau auf der A 3", None)
    assert jam.date == "2019-02-28"
    assert (jam.outlet, jam.article_id, jam.line) == ("Kurier Online", "KURON00020190228ef2s00001", 2)


def test_the_long_form_is_read_by_its_fields():
    (article,) = read(LONG)
    assert article.text == "In Köln hat es gebrannt.\n\nSehr.\n\nNiemand starb."
    assert (article.title, article.kicker, article.author) == ("Brand in Köln", "Lokales", "Maria Muster")
    assert (article.outlet, article.article_id) == ("Kölner Morgen", "KOMO000020190227ef2r0001x")


@pytest.mark.parametrize("date", ["27 February 2019", "27. Februar 2019", "27.02.2019"])
def test_dates_are_handed_on_as_they_are_written(date):
    (article,) = read(LONG.replace("27 Februar 2019", date))
    assert article.date == "2019-02-27"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_encodings_are_found_out(encoding):
    fire, _ = read(SHORT.replace('<meta charset="utf-8">', "").encode(encoding))
    assert fire.title == "Brand in Köln"


def test_exports_are_told_from_other_pages():
    assert is_factiva(SHORT.encode())
    assert is_factiva(LONG.encode())
    assert not is_factiva(b'<html><body><div class="article">Es brennt.</div></body></html>')


def test_an_article_without_paragraphs_costs_no_other():
    page = SHORT.replace('<p class="articleParagraph dearticleParagraph">Es staute sich.</p>', "")
    reason = "the article has no paragraphs; export it again in full, not as headline and lead"
    assert read(page)[-1] == Rejection("a.html", 2, reason)
    assert [item.title for item in read(page) if isinstance(item, Article)] == ["Brand in Köln"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "there is no page in it; save the web page anew"),
        (
            "<html><body><p>Es brennt.</p></body></html>",
            "no article of Factiva in this page; export it again with the articles in full",
        ),
        (
            "<div>" * 200 + '<div class="article deArticle">',
            "elements lie 100 levels deep in each other, as in no article; save its text alone",
        ),
        (SHORT + "<p>" * 100_001, "more than 100,000 elements; save the article alone"),
        (" " * 20_000_001, "more than 20,000,000 bytes; split it into smaller files"),
    ],
    ids=["empty", "other", "deep", "many", "large"],
)
def test_pages_that_are_no_exports_or_hostile_are_rejected_with_one_line(page, reason):
    assert read(page) == [Rejection("a.html", None, reason)]


def test_a_file_that_cannot_be_opened_is_told():
    def refuse():
        raise PermissionError(13, "Permission denied")

    reason = "cannot be read (Permission denied); check its permissions"
    assert list(read_factiva(Document("a.html", 1, refuse))) == [Rejection("a.html", None, reason)]

"""Exports of Nexis as they are downloaded: Word documents made by python-docx, and RTF written out."""

import codecs
import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from analysis.corpus import packages, rtf, word_document
from analysis.corpus.articles import Article, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.nexis import read_docx, read_rtf
from analysis.corpus.nexis_layout import Paragraph, given_in_piece, is_export, pieces_of

DAMAGED = "damaged, or no Word document; open it, save it anew as .docx, and give that file"
PACKAGE = "damaged, or no office document; open it, save it anew, and give that file"

COVER = """Date and Time: Freitag, 1. März 2019 10:11:00 CET
Job Number: 83476529
Documents (2)
1. Brand in Köln
2. Stau auf der A 3
Client/Matter: -None-
Search Terms: Köln
Search Type: Natural Language
Narrowed by:
Content Type
Nachrichten"""

FIRE = """# Brand in Köln
Kölner Morgen
27. Februar 2019 Mittwoch
Copyright 2019 Verlag Kölner Morgen GmbH Alle Rechte vorbehalten
Section: LOKALES; S. 5
Length: 14 words
Byline: Von Maria Muster
Highlight: Ein Haus in der Altstadt brannte.
Body
In Köln hat es gebrannt.
Update: Der Brand ist gelöscht.
Niemand starb, sagte ein Sprecher: „Alle sind wohlauf.“
Classification
Language: GERMAN; DEUTSCH
Publication-Type: Zeitung
Load-Date: February 27, 2019
End of Document"""

JAM = """# Stau auf der
# A 3
Kurier Online
February 28, 2019 Thursday 5:31 PM GMT
Deutschland-Ausgabe
Rubrik: VERKEHR
Länge: 5 Wörter
Autor: Jan Beispiel
Body
Es staute sich am Morgen.
Update: 28. Februar 2019
Dokument-Ende"""


def paragraphs(text):
    return [
        Paragraph(line.removeprefix("# "), line.startswith("# ")) for line in text.split("\n") if line.strip()
    ]


def given(text):
    pieces = pieces_of(paragraphs(text))
    return [given_in_piece(piece, number) for number, piece in enumerate(pieces, 1)]


def word(text, heading="Heading 1"):
    document = docx.Document()
    for paragraph in paragraphs(text):
        document.add_paragraph(paragraph.text, style=heading if paragraph.heading else None)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def read(data, reader=read_docx):
    return list(reader(Document("a", len(data), lambda: io.BytesIO(data))))


def test_the_articles_of_an_export_are_read_without_its_cover():
    fire, jam = read(word(f"{COVER}\n{FIRE}\n{JAM}"))
    assert fire.text == (
        "In Köln hat es gebrannt.\n\nUpdate: Der Brand ist gelöscht.\n\n"
        "Niemand starb, sagte ein Sprecher: „Alle sind wohlauf.“"
    )
    assert (fire.title, fire.outlet, fire.date) == ("Brand in Köln", "Kölner Morgen", "2019-02-27")
    assert (fire.author, fire.line) == ("Maria Muster", 1)
    assert (jam.text, jam.title) == ("Es staute sich am Morgen.", "Stau auf der A 3")
    assert (jam.outlet, jam.date) == ("Kurier Online", "2019-02-28")
    assert (jam.author, jam.line) == ("Jan Beispiel", 2)


def test_dates_are_given_without_weekday_and_time():
    dates = {
        "27. Februar 2019 Mittwoch": "27. Februar 2019",
        "Mittwoch, 27. Februar 2019": "27. Februar 2019",
        "February 27, 2019 Wednesday": "February 27, 2019",
        "February 27, 2019 Wednesday 5:31 PM GMT": "February 27, 2019",
        "27 February 2019": "27 February 2019",
        "27.02.2019": "27.02.2019",
        "Februar 2019": "Februar 2019",
        "Der 27. Februar 2019 war ein Mittwoch": None,
    }
    written = [FIRE.replace("27. Februar 2019 Mittwoch", date) for date in dates]
    assert [article.date for text in written for article in given(text)] == list(dates.values())


def test_without_headings_the_headline_is_the_line_above_the_outlet():
    (article,) = given(f"{COVER}\n{FIRE.removeprefix('# ')}")
    assert (article.title, article.outlet, article.date) == (
        "Brand in Köln",
        "Kölner Morgen",
        "27. Februar 2019",
    )


OLD = """User Name: Beispiel
Dokument 1 von 2
Kölner Morgen
Mittwoch 27. Februar 2019
Brand in Köln
AUTOR: Maria Muster
RUBRIK: LOKALES; S. 5
LÄNGE: 10 Wörter
In Köln hat es gebrannt.
Niemand starb.
UPDATE: 27. Februar 2019
SPRACHE: GERMAN; DEUTSCH
Copyright 2019 Kölner Morgen
Alle Rechte vorbehalten
Dokument 2 von 2
Kurier
28. Februar 2019 Donnerstag
SECTION: VERKEHR
LENGTH: 5 words
HEADLINE: Stau auf der A 3
BYLINE: By Jan Beispiel
BODY:
Es staute sich.
Copyright 2019 Kurier
Alle Rechte vorbehalten"""


def test_older_exports_count_their_articles_and_write_the_outlet_first():
    fire, jam = given(OLD)
    assert fire.text == "In Köln hat es gebrannt.\n\nNiemand starb."
    assert (fire.title, fire.outlet, fire.date) == ("Brand in Köln", "Kölner Morgen", "27. Februar 2019")
    assert fire.author == "Maria Muster"
    assert jam.text == "Es staute sich."
    assert (jam.title, jam.outlet, jam.date) == ("Stau auf der A 3", "Kurier", "28. Februar 2019")
    assert jam.author == "Jan Beispiel"


def test_an_export_that_breaks_off_gives_what_it_has():
    assert [article.text for article in given(f"{FIRE}\n# Stau\nKurier\nBody\nEs staute")][1:] == [
        "Es staute"
    ]


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        (
            "# Stau\nWe are sorry but there is an error in this document and it is not displayed.",
            "Nexis could not deliver this article; export it again",
        ),
        (
            "# Stau\nEs staute sich.",
            "neither a body nor a date is found in it; export it again from Nexis, or give it as .txt",
        ),
        (
            "# Stau\nKurier\n28. Februar 2019\nBody\nLanguage: GERMAN",
            "there is no text; give the article's text",
        ),
    ],
)
def test_an_article_that_cannot_be_read_costs_no_other(piece, reason):
    bad, good = read(word(f"{piece}\nEnd of Document\n{FIRE}"))
    assert bad == Rejection("a", 1, reason)
    assert (good.title, good.line) == ("Brand in Köln", 2)


def test_any_other_document_is_one_article_with_its_first_heading_for_a_title():
    (article,) = read(
        word("Kölner Morgen\n# Brand in Köln\nIn Köln hat es gebrannt.\n# Ursache\nSie ist unklar.")
    )
    assert article.title == "Brand in Köln"
    assert article.text == "Kölner Morgen\n\nIn Köln hat es gebrannt.\n\nUrsache\n\nSie ist unklar."
    assert not is_export(paragraphs("Text\nDie Länge: 5 Meter."))


def test_tables_breaks_and_insertions_are_text_and_deletions_are_not():
    document = docx.Document()
    run = document.add_paragraph("Es ").add_run("brennt")
    run.add_break()
    run.add_text("in Köln.")
    for name, tag, words in (("w:ins", "w:t", " Sehr."), ("w:del", "w:delText", " Kaum.")):
        change, inner, text = OxmlElement(name), OxmlElement("w:r"), OxmlElement(tag)
        text.text = words
        inner.append(text)
        change.append(inner)
        document.paragraphs[0]._p.append(change)
    document.add_table(1, 1).cell(0, 0).text = "Niemand starb."
    packed = io.BytesIO()
    document.save(packed)
    (article,) = read(packed.getvalue())
    assert article.text == "Es brennt\nin Köln. Sehr.\n\nNiemand starb."


def with_member(data, name, content):
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content)
    return packed.getvalue()


ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
PLAIN = word("Es brennt.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", PACKAGE),
        (PLAIN[:-30], PACKAGE),
        (with_member(PLAIN, "word/document.xml", "<w:document"), DAMAGED),
        (with_member(PLAIN, "[Content_Types].xml", "<Types/>"), DAMAGED),
        (
            with_member(PLAIN, "word/document.xml", ENTITIES),
            "defines XML entities, which no office program does; save it anew",
        ),
        (
            with_member(PLAIN, "word/document.xml", ENTITIES.encode("utf-16")),
            "defines XML entities, which no office program does; save it anew",
        ),
        (with_member(PLAIN, "word/document.xml", "<a>" * 1000 + "</a>" * 1000), DAMAGED),
        (word(""), "there is no text in it; give the article's text"),
    ],
    ids=["empty", "cut", "xml", "types", "entities", "wide entities", "deep", "blank"],
)
def test_word_documents_that_are_damaged_or_hostile_are_rejected_with_one_line(data, reason):
    assert read(data) == [Rejection("a", None, reason)]


def test_a_word_document_that_unpacks_beyond_the_bounds_is_not_opened(monkeypatch):
    monkeypatch.setattr(word_document, "MOST_XML", 100_000)
    (item,) = read(with_member(PLAIN, "word/document.xml", " " * 100_000))
    assert item.reason == "holds more than 100,000 bytes of text and layout; split it into smaller files"
    monkeypatch.setattr(packages, "MOST_UNPACKED", 200_000)
    (item,) = read(with_member(PLAIN, "word/media/a.png", bytes(200_000)))
    reason = "unpacks to more than 200,000 bytes, like an archive bomb; save it anew without pictures"
    assert item.reason == reason


def rich(text):
    """RTF as Nexis writes it: code page, pictures, links with their addresses."""
    lines = "".join(
        line.replace("\\", "\\\\").encode("ascii", "rtf").decode() + "\\par\n" for line in text.split("\n")
    )
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}"
        r"{\*\generator Beispiel}{\header Seite {\field{\*\fldinst PAGE}}}"
        r"{\pict\pngblip 89504e470d0a1a0a}" + lines + "}"
    ).encode("ascii")


def _as_rtf(error):
    """Write letters that are not ASCII as the code page's bytes, or else as \\u with a substitute."""
    letters = error.object[error.start : error.end]
    written = ""
    for letter in letters:
        try:
            written += f"\\'{letter.encode('cp1252')[0]:02x}"
        except UnicodeEncodeError:
            units = letter.encode("utf-16-le")
            numbers = (
                int.from_bytes(units[n : n + 2], "little", signed=True) for n in range(0, len(units), 2)
            )
            written += "".join(f"\\u{number}?" for number in numbers)
    return written, error.end


codecs.register_error("rtf", _as_rtf)


def test_exports_in_rtf_are_read_alike():
    export = f"{COVER}\n{FIRE}\n{JAM}".replace("# Stau auf der\n# A 3", "Stau auf der A 3").replace("# ", "")
    fire, jam = read(rich(export), read_rtf)
    assert fire.text.endswith("Niemand starb, sagte ein Sprecher: „Alle sind wohlauf.“")
    assert (fire.title, fire.outlet, fire.date) == ("Brand in Köln", "Kölner Morgen", "2019-02-27")
    assert (jam.title, jam.outlet, jam.text) == (
        "Stau auf der A 3",
        "Kurier Online",
        "Es staute sich am Morgen.",
    )
    fire, jam = read(rich(OLD), read_rtf)
    assert (fire.title, jam.title) == ("Brand in Köln", "Stau auf der A 3")


def test_any_other_rtf_is_one_article():
    (article,) = read(rich("Es brennt in Łódź 😀.\nNiemand starb."), read_rtf)
    assert isinstance(article, Article)
    assert article.text == "Es brennt in Łódź 😀.\n\nNiemand starb."


def test_the_address_behind_a_link_is_no_text():
    link = rb'{\field{\*\fldinst{HYPERLINK "https://kurier.example/1"}}{\fldrslt{\ul Kurier}}}'
    (article,) = read(rb"{\rtf1\ansi Der " + link + rb" berichtet.\par}", read_rtf)
    assert article.text == "Der Kurier berichtet."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no RTF; save it as .rtf or .docx anew"),
        (b"Es brennt.", "no RTF; save it as .rtf or .docx anew"),
        (rb"{\rtf1\ansi }", "there is no text in it; give the article's text"),
        (rb"{\rtf1\ansi\u99999999? }", "damaged RTF; open it, save it anew, and give that file"),
        (rb"{\rtf1\ansi{\pict\bin999999999 }", "there is no text in it; give the article's text"),
        (rb"{\rtf1" + b"{" * 100_000, "there is no text in it; give the article's text"),
        (
            rb"{\rtf1{\fonttbl" + rb"\f1" * 200_000 + rb"\fcharset0 ",
            "there is no text in it; give the article's text",
        ),
    ],
    ids=["empty", "text", "blank", "sign", "picture", "deep", "fonts"],
)
def test_rtf_that_is_damaged_or_hostile_is_rejected_with_one_line(data, reason):
    assert read(data, read_rtf) == [Rejection("a", None, reason)]


def test_rtf_beyond_the_bound_is_not_parsed(monkeypatch):
    monkeypatch.setattr(rtf, "MOST_CHARACTERS", 1000)
    (item,) = read(rich("Es brennt. " * 100), read_rtf)
    assert item.reason == "more than 1,000 characters; export fewer articles at a time"
    pictured = rich("Es brennt.").replace(b"89504e470d0a1a0a", b"00" * 1000)
    assert [item.text for item in read(pictured, read_rtf)] == ["Es brennt."]


@pytest.mark.parametrize("reader", [read_docx, read_rtf])
def test_a_file_that_cannot_be_opened_is_told(reader):
    def refuse():
        raise PermissionError(13, "Permission denied")

    reason = "cannot be read (Permission denied); check its permissions"
    assert list(reader(Document("a", 1, refuse))) == [Rejection("a", None, reason)]

"""Newsletters as they arrive, put together by Python's email package or written out."""

import io
from email.message import EmailMessage

import pytest

from analysis.corpus import mail
from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Document
from analysis.corpus.mail import read_mail

BODY = """Guten Morgen,

in Köln hat es in der Nacht gebrannt. „Niemand starb“, sagte ein Sprecher der Feuerwehr.

Der Stadtrat hat den Haushalt beschlossen. Er umfasst vier Milliarden Euro."""

HTML = """<html><head><title>Newsletter</title><style>p{}</style></head><body>
<div style="display:none">Vorschau\u200c\u00a0\u200c\u00a0</div>
<table><tr><td><a href="https://track.example/o">Newsletter im Browser öffnen</a></td></tr>
<tr><td><h1>Guten Morgen</h1><p>In Köln hat es in der Nacht gebrannt.
„Niemand starb“, sagte ein Sprecher der Feuerwehr.</p><img src="https://track.example/1.gif" width="1">
<p><a href="https://track.example/2">Weiterlesen »</a></p>
<p>Der Stadtrat hat den Haushalt beschlossen.</p></td></tr>
<tr><td>Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.</td></tr>
<tr><td><a href="https://track.example/3">Newsletter abbestellen</a> | Impressum</td></tr>
</table></body></html>"""
TEXT_OF_HTML = (
    "Guten Morgen\n\n"
    "In Köln hat es in der Nacht gebrannt. „Niemand starb“, sagte ein Sprecher der Feuerwehr.\n\n"
    "Der Stadtrat hat den Haushalt beschlossen."
)


def newsletter(plain=BODY, html=None, charset="utf-8", cte="quoted-printable"):
    message = EmailMessage()
    message["Subject"] = "Brand in Köln – der Morgen"
    message["From"] = "Kölner Morgen <morgen@post.example>"
    message["To"] = "leser@post.example"
    message["Date"] = "Wed, 27 Feb 2019 06:30:00 +0100"
    if plain is not None:
        message.set_content(plain, charset=charset, cte=cte)
    if html is not None:
        (message.add_alternative if plain is not None else message.set_content)(html, subtype="html")
    return message


def read(message):
    data = message if isinstance(message, bytes) else bytes(message)
    return list(read_mail(Document("a.eml", len(data), lambda: io.BytesIO(data))))


def text(message):
    (article,) = (item for item in read(message) if isinstance(item, Article))
    return article.text


def test_a_newsletter_is_an_article_with_what_its_headers_say():
    (article,) = read(newsletter())
    assert article.text == BODY
    assert (article.title, article.date) == ("Brand in Köln – der Morgen", "2019-02-27")
    assert (article.outlet, article.line) == ("Kölner Morgen", 1)


def test_a_sender_without_a_name_is_known_by_the_domain():
    message = newsletter()
    message.replace_header("From", "morgen@post.example")
    assert read(message)[0].outlet == "post.example"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-15", "cp1252"])
@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_encodings_are_undone(charset, cte):
    words = "In Köln hat es gebrannt, der Schaden: 5.000 €."
    assert text(newsletter(words, charset=charset, cte=cte)) == words


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
@pytest.mark.parametrize("said", ["", "; charset=us-ascii", "; charset=iso-8859-1", "; charset=unbekannt"])
def test_a_wrong_charset_is_seen_through(said, encoding):
    head = f"From: Kurier <k@post.example>\nSubject: Brand\nContent-Type: text/plain{said}\n\n"
    assert text(head.encode() + "„Köln“ brennt.".encode(encoding)) == "„Köln“ brennt."


def test_html_is_read_where_there_is_no_plain_text_without_links_and_footer():
    assert text(newsletter(None, HTML)) == TEXT_OF_HTML


def test_plain_text_goes_before_html_unless_it_only_points_to_it():
    assert text(newsletter(BODY, HTML)) == BODY
    stub = "Ihr Programm unterstützt leider kein HTML. Zur Online-Version: https://post.example/1"
    assert text(newsletter(stub, HTML)) == TEXT_OF_HTML
    assert text(newsletter("Guten Morgen", HTML)) == TEXT_OF_HTML


@pytest.mark.parametrize(
    "line",
    [
        "Newsletter im Browser öffnen",
        "Wird der Newsletter nicht richtig dargestellt? Hier klicken.",
        "Online-Version",
        "[View in your browser](https://track.example/1)",
        "https://track.example/abc?id=1",
        "<https://track.example/abc?id=1>",
        "Newsletter abbestellen",
        "» Weiterlesen",
        "Zum Artikel (https://track.example/1)",
        "Anzeige",
        "------------------------------",
    ],
)
def test_links_and_rules_are_left_out_wherever_they_stand(line):
    first, rest = BODY.split("\n\n", 1)
    assert text(newsletter(f"{first}\n\n{line}\n\n{rest}")) == BODY


@pytest.mark.parametrize(
    "footer",
    [
        "-- \nKölner Morgen\nDomplatz 1",
        "Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.\nKölner Morgen, Domplatz 1",
        "Wenn Sie diesen Newsletter nicht mehr erhalten möchten, klicken Sie hier.\nDomplatz 1",
        "Diese E-Mail wurde an leser@post.example gesendet.\nDomplatz 1",
        "Impressum | Datenschutz\nDomplatz 1",
        "© 2019 Kölner Morgen\nDomplatz 1",
    ],
)
def test_signature_and_footer_are_left_out(footer):
    assert text(newsletter(f"{BODY}\n\n{footer}")) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Datenschutz: Der Rat streitet über Kameras.",
        "© dpa",
        "Der Verein will den Newsletter einstellen.",
        "Viele wollen ihr Auto abmelden.",
        "Die Bahn rät: „Im Zug den Browser öffnen und lesen.“ Das half nicht allen Reisenden, sagte sie.",
    ],
)
def test_lines_of_articles_stay(line):
    words = f"{BODY}\n\n{line}\n\nMorgen wird es schön."
    assert text(newsletter(words)) == words


def test_addresses_behind_words_are_left_out():
    words = "Der Kurier <https://track.example/1> berichtet (https://track.example/2)."
    assert text(newsletter(words)) == "Der Kurier berichtet."


def test_lines_that_were_broken_for_the_way_are_joined():
    head = 'From: Kurier <k@post.example>\nSubject: Brand\nContent-Type: text/plain; format="flowed"\n\n'
    body = "In Köln hat es \nin der Nacht gebrannt.\n\nNiemand \nstarb.\n-- \nDomplatz 1\n"
    assert text((head + body).encode()) == "In Köln hat es in der Nacht gebrannt.\n\nNiemand starb."


def test_attachments_are_told_and_pictures_of_the_layout_are_not():
    message = newsletter(BODY, HTML)
    message.get_payload()[1].add_related(b"GIF8", "image", "gif", cid="<logo>", filename="logo.gif")
    assert [type(item) for item in read(message)] == [Article]
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="a.pdf")
    notice, article = read(message)
    told = "an attachment is not read; save what holds articles as a file of its own"
    assert (notice, article.text) == (Notice("a.eml", None, told), BODY)


def nested(levels):
    head = "From: a@post.example\nSubject: x\nDate: Wed, 27 Feb 2019\nMIME-Version: 1.0\n"
    parts = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(levels))
    return f"{head}{parts}Content-Type: text/plain\n\nEs brennt.".encode()


def enclosed(levels):
    return ("From: a@post.example\nContent-Type: message/rfc822\n\n" * levels + "Es brennt.").encode()


NESTED = "holds too many parts in each other, as no newsletter does; save its text as .txt"
EMPTY = "there is no text in this mail; save its attachment as a file of its own"
ONE = b'From: a@post.example\nContent-Type: multipart/mixed; boundary="b"\n\n'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no mail; save the message as .eml"),
        (b"Es brennt.\n\nSehr.", "no mail; save the message as .eml"),
        (nested(51), NESTED),
        (nested(5000), NESTED),
        (enclosed(5000), NESTED),
        (ONE + b"--b\n\n" * 201, "has more than 200 parts, as no newsletter does; save its text as .txt"),
        (bytes(newsletter("\n")), EMPTY),
        (b"From: a@post.example\nContent-Type: multipart/mixed\n\nEs brennt.", EMPTY),
        (b"From: a@post.example\nContent-Type: application/pdf\n\n%PDF-", EMPTY),
    ],
    ids=["empty", "text", "51", "5000", "enclosed", "parts", "blank", "no boundary", "pdf"],
)
def test_what_is_no_newsletter_or_hostile_is_rejected_with_one_line(data, reason):
    assert read(data)[-1] == Rejection("a.eml", None, reason)
    assert not [item for item in read(data) if isinstance(item, Article)]


@pytest.mark.parametrize(
    "header",
    [
        b"Date: irgendwann",
        b"Date:",
        b"From: <<<>>>@@,;",
        b"Subject: =?utf-8?b?\xff\xff?=",
        b"Subject: =?unbekannt?q?=FF?=",
        b"Content-Type: text/plain; charset*=''%ff%ff",
        b"Content-Disposition: ;;;=",
        b"Content-Transfer-Encoding: unbekannt",
        b"kein Feld",
    ],
    ids=range(9),
)
def test_a_broken_header_costs_no_text(header):
    assert text(b"To: b@post.example\n" + header + b"\n\nEs brennt.").endswith("Es brennt.")


def test_a_mail_with_too_much_html_is_not_parsed(monkeypatch):
    monkeypatch.setattr(mail, "_MOST_HTML", 500)
    (item,) = read(newsletter(None, HTML))
    assert item.reason == "more than 500 characters of HTML; save its text as .txt"


def test_a_file_that_cannot_be_opened_is_told():
    def refuse():
        raise PermissionError(13, "Permission denied")

    reason = "cannot be read (Permission denied); check its permissions"
    assert list(read_mail(Document("a.eml", 1, refuse))) == [Rejection("a.eml", None, reason)]

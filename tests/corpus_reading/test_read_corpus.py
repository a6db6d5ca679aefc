import json
import os
from pathlib import Path

import pytest

from analysis.corpus.articles import MAX_CHARACTERS, Article, Notice, Rejection
from analysis.corpus.duplicates import duplicate_groups
from analysis.corpus.languages import language_of
from analysis.corpus.read import collect

TEXT = "Der Vorstand hat am Montag in Kassel getagt."
DAMAGED = "damaged UTF-8: byte 0xF6 at offset {} is no part of a character; save it anew as UTF-8"
GOOD = json.dumps({"text": TEXT}).encode()
UNKNOWN = "none of the formats that are read; 'python -m analysis annotate --help' lists them"


@pytest.fixture
def folder(tmp_path):
    def make(**files):
        for name, data in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return tmp_path

    return make


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty; remove it or put the article's text into it"),
        (b" \r\n\t", "the file is empty; remove it or put the article's text into it"),
        (b"Kassel\x00Berlin", "not text: zero byte at offset 6; give a text file"),
        ("Köln, Düren und K".encode() + b"\xf6ln", DAMAGED.format(19)),
        (b"\xef\xbb\xbfK\xf6ln", DAMAGED.format(4)),
        (b"a" * (MAX_CHARACTERS + 1), "more than 1,000,000 characters; split it into articles"),
        (b"a" * (4 * MAX_CHARACTERS + 9), "more than 1,000,000 characters; split it into articles"),
    ],
    ids=["empty", "blank", "binary", "mixed", "Latin-1 behind a mark", "long", "huge"],
)  # fmt: skip
def test_a_bad_text_file_is_rejected_and_the_rest_goes_on(folder, data, reason):
    corpus = collect([folder(a_txt=data, b_txt=TEXT)])
    assert corpus.rejected == (Rejection("a.txt", None, reason),)
    assert [article.source for article in corpus.articles] == ["b.txt"]


NO_TEXT = 'no "text"; give each object the article\'s text under that key'


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "a"', "not JSON: Expecting ',' delimiter at column 13; write one JSON object per line"),
        (b"[1, 2]", 'not a JSON object; write {"text": "\u2026"}'),
        (b'"Kassel"', 'not a JSON object; write {"text": "\u2026"}'),
        (b'{"title": "Kassel"}', NO_TEXT),
        (b'{"text": ""}', NO_TEXT),
        (b'{"text": " \\n"}', NO_TEXT),
        (b'{"text": null}', NO_TEXT),
        (b'{"text": 7}', '"text" is a number, not text; write it in quotation marks'),
        (b'{"text": "a", "title": ["b"]}', '"title" is a list, not text; write it in quotation marks'),
        (b'{"text": "a", "outlet": {}}', '"outlet" is an object, not text; write it in quotation marks'),
        (b'{"text": "a", "id": true}', '"id" is true or false, not text; write it in quotation marks'),
        (
            b'{"text": "a\\ud800b"}',
            '"text" holds half a surrogate pair (\\ud800 to \\udfff), which is no text; repair it',
        ),
        (
            b'{"text": "a", "id": "\\udc00"}',
            '"id" holds half a surrogate pair (\\ud800 to \\udfff), which is no text; repair it',
        ),
        ('{"text": "Köln, Düren und K'.encode() + b'\xf6ln"}', DAMAGED.format(29)),
        (
            b"[" * 100_000,
            "not JSON that can be read: nested too deep or a number too long; write one JSON object per line",
        ),
        (b'{"text": "%s"}' % (b"a" * 1_000_001), "more than 1,000,000 characters; split it into articles"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else "",
)  # fmt: skip
def test_a_bad_line_is_rejected_with_its_number_and_the_rest_goes_on(folder, line, reason):
    corpus = collect([folder(a_jsonl=GOOD + b"\n\n" + line + b"\n" + GOOD)])
    assert corpus.rejected == (Rejection("a.jsonl", 3, reason),)
    assert sorted(article.line for article in corpus.articles) == [1, 4]


def test_an_empty_json_lines_file_is_rejected_as_a_whole(folder):
    corpus = collect([folder(a_jsonl="\n  \n", b_txt=TEXT)])
    expected = Rejection(
        "a.jsonl", None, "the file is empty; remove it or put one JSON object into each line"
    )
    assert corpus.rejected == (expected,)


@pytest.mark.parametrize("date", ['"2019-02-30"', '"gestern"', "[2019]", "true", "20191"])
def test_an_impossible_date_becomes_none_with_a_notice(folder, date):
    corpus = collect([folder(a_jsonl=f'{{"text": "{TEXT}", "date": {date}}}')])
    (article,) = corpus.articles
    assert (article.date, article.date_precision) == (None, "none")
    told = date.strip('"')
    why = "is a number, and nothing says from when and in what it counts" if told == "20191" else "is no date"
    message = f'"{told}" {why}; the article is read without one (write it like 2019-02-27)'
    assert corpus.notices == (Notice("a.jsonl", 1, message),)


def test_an_impossible_date_marker_is_noticed(folder):
    corpus = collect([folder(a_txt=f"date 2019-13 Kicker\n\nTitel\n\n{TEXT}")])
    assert corpus.notices == (Notice("a.txt", 1, "'2019-13' is no date; the article is read without one"),)
    assert corpus.articles[0].date is None


def test_of_two_rows_with_one_id_the_second_is_rejected(folder):
    rows = '{"id": "x", "text": "Eins."}\n{"id": "x", "text": "Zwei."}'
    corpus = collect([folder(b_jsonl=rows, c_jsonl=rows)])
    assert [article.text for article in corpus.articles] == ["Eins."]
    reason = "an id given twice: 'x' is that of b.jsonl, line 1; give it another one"
    assert [(r.source, r.line, r.reason) for r in corpus.rejected] == [
        ("b.jsonl", 2, reason),
        ("c.jsonl", 1, reason),
        ("c.jsonl", 2, reason),
    ]


def test_two_files_of_one_name_with_one_text_are_one_article(folder):
    root = folder(x__a_txt=TEXT, y__a_txt=TEXT)
    corpus = collect([root / "x", root / "y"])
    assert len(corpus.articles) == len(corpus.rejected) == 1


def test_a_row_is_read_with_all_it_says(folder):
    row = {
        "id": 7,
        "text": "\r\nUlm (ots) - Es brennt.\r\n",
        "title": "Brand",
        "date": "2019-02-27T10:00:00Z",
        "outlet": "Kurier",
        "author": "Maria Muster",
        "url": "https://kurier.example/7",
        "kicker": "ignored",
    }
    (article,) = collect([folder(a_jsonl=b"\xef\xbb\xbf" + json.dumps(row).encode())]).articles
    expected = Article(
        "7", "a.jsonl", 1, row["text"], article.parts, "Brand", None, "2019-02-27", "day", "Kurier", "ots",
        "Maria Muster", "https://kurier.example/7", date_source="metadata",
    )  # fmt: skip
    assert article == expected
    assert [part.name for part in article.parts] == ["dateline", "body"]


def test_line_ends_and_byte_order_mark_of_a_text_file_are_normalised(folder):
    (article,) = collect([folder(a_txt=b"\xef\xbb\xbfEins.\r\nZwei.\rDrei. \n")]).articles
    assert article.text == "Eins.\nZwei.\nDrei. \n"


def test_ids_do_not_depend_on_where_the_corpus_lies_but_on_path_row_and_text(folder):
    rows = f'{{"text": "{TEXT}"}}\n{{"text": "{TEXT}"}}'
    root = folder(x__s__a_txt=TEXT, y__s__a_txt=TEXT, z__b_txt=TEXT, z__c_jsonl=rows)
    first, second = (collect([root / name]).articles[0].article_id for name in "xy")
    others = [article.article_id for article in collect([root / "z"]).articles]
    assert first == second
    assert len({first, *others}) == 4
    assert all(len(name) == 16 for name in others)


def test_order_of_paths_does_not_matter_and_no_file_is_read_twice(folder):
    root = folder(
        b__a_txt="Eins.", b__c__a_txt="Zwei.", a_jsonl='{"id": "x", "text": "Drei."}', z_jsonl='{"id": "x"'
    )
    paths = [root, root / "b", root / "b" / "a.txt", root / "a.jsonl"]
    assert collect(paths) == collect(paths[::-1])
    assert len(collect(paths).articles) == 3


def test_what_is_no_article_is_passed_over(folder):
    root = folder(
        a_txt=TEXT,
        _hidden_txt=TEXT,
        _git__x_txt=TEXT,
        topics_toml="",
        README_txt="x",
        README_md="x",
        robots_txt="User-agent: *",
        photo_jpg="x",
        page_css="p {}",
        b_pdf="x",
    )
    (root / "out").mkdir()
    (root / "out" / "articles.jsonl").write_bytes(GOOD)
    corpus = collect([root], leave_out=root / "out")
    assert [article.source for article in corpus.articles] == ["a.txt"]
    assert corpus.notices == (Notice("b.pdf", None, f"passed over: {UNKNOWN}"),)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "no such file or folder; check the path"),
        ("b.pdf", UNKNOWN),
    ],
)
def test_a_path_that_cannot_be_read_is_rejected(folder, name, reason):
    root = folder(b_pdf="x", a_txt=TEXT)
    corpus = collect([root / name, root / "a.txt"])
    assert [r.reason for r in corpus.rejected] == [reason]
    assert len(corpus.articles) == 1


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX systems only")
def test_a_file_name_that_is_no_text_is_written_so_that_it_can_be_stored(tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xf6ln.txt")).write_text(TEXT)
    (article,) = collect([tmp_path]).articles
    assert article.source == "k\ufffdln.txt"


def test_each_notice_and_rejection_is_reported_once(folder):
    told = []
    corpus = collect([folder(a_txt="", b_txt=TEXT, c_pdf="")], report=told.append)
    assert sorted(told) == sorted([*corpus.notices, *corpus.rejected])
    assert len(told) == 2


def test_articles_that_differ_in_case_and_white_space_are_one_group(folder):
    rows = ["Der Hund  bellt.", "DER HUND\nBELLT. ", "Der Hund beißt."]
    lines = "\n".join(json.dumps({"id": name, "text": text}) for name, text in zip("cba", rows, strict=True))
    assert duplicate_groups(collect([folder(a_jsonl=lines)]).articles) == {"b": "b", "c": "b"}


ENGLISH = (
    "The two companies said on Wednesday that they would extend their partnership to the United States and "
    "China, and that it was not yet clear which of the services would be offered by the end of the year."
)
FRENCH = (
    "Les deux groupes ont annoncé mercredi qu'ils étendent leur partenariat à la Chine et aux États-Unis, "
    "mais il n'est pas encore clair dans quelle mesure les services seront proposés par la suite."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (f"„{ENGLISH[:60]}“, so steht es in der Mitteilung, die am Mittwoch in Berlin an die Presse ging und "
         "aus der nicht hervorgeht, wer sie geschrieben hat.", "de"),
        ("Bayern 2:1", "de"),
        ("Eintracht Frankfurt Arminia Bielefeld VfL Wolfsburg MSV Duisburg " * 5, None),
    ],
)  # fmt: skip
def test_the_language_shows_in_the_function_words(text, language):
    assert language_of(text) == language


def test_the_seed_is_german(seed_text):
    assert language_of(seed_text) == "de"


RUSSIAN = (
    "Министр заявил в среду, что правительство не намерено менять закон, который был принят парламентом."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            ENGLISH,
            "seems to be in 'en', not in German; leave it out, or give the German text if there is one",
        ),
        (RUSSIAN * 2, "is not written in Latin script, so not in German; leave it out or translate it"),
    ],
)
def test_a_foreign_article_is_set_aside_with_the_reason(folder, text, told):
    corpus = collect([folder(a_txt=text, b_txt=TEXT)])
    assert [article.source for article in corpus.articles] == ["b.txt"]
    assert corpus.rejected == (Rejection("a.txt", 1, told),)
    assert corpus.notices == ()


def test_where_the_language_cannot_be_told_the_article_stays_with_a_notice(folder):
    corpus = collect([folder(a_txt="Eintracht Frankfurt Arminia Bielefeld VfL Wolfsburg MSV Duisburg " * 5)])
    assert [article.language for article in corpus.articles] == [None]
    message = "the article holds hardly any running text; its analysis will not be worth much"
    assert corpus.notices == (Notice("a.txt", 1, message),)


def test_a_german_article_with_a_long_foreign_quotation_stays(folder):
    german = " ".join(
        [
            "Der Vorstand hat am Montag in Kassel über die Pläne beraten, die seit dem Herbst vorliegen",
            "und von denen nicht klar ist, ob sie für das Land und die Stadt von Nutzen sind.",
        ]
    )
    corpus = collect([folder(a_txt=f"{german}\n\n„{ENGLISH}“, heißt es in der Mitteilung.")])
    assert [article.language for article in corpus.articles] == ["de"]


def test_what_is_no_regular_file_is_rejected_and_not_waited_for(folder):
    root = folder(good_txt=TEXT)
    os.mkfifo(root / "pipe.txt")
    (root / "lost.txt").symlink_to("nowhere.txt")
    (root / "round.jsonl").symlink_to("round.jsonl")
    corpus = collect([root])
    reason = "a link to nowhere, or no regular file; remove it"
    names = ("lost.txt", "pipe.txt", "round.jsonl")
    assert corpus.rejected == tuple(Rejection(name, None, reason) for name in names)
    assert len(corpus.articles) == 1
    assert collect([root / "pipe.txt"]).rejected == (Rejection("pipe.txt", None, reason),)

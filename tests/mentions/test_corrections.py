"""`entities.toml`: what it can say, and what is said of a file that cannot be used."""

import re
from pathlib import Path

import pytest

from analysis.mentions.corrections import (
    CorrectionsError,
    Exclude,
    Merge,
    Rename,
    Split,
    corrections_file,
    load_corrections,
)

ROOT = Path(__file__).parent.parent.parent
SPLIT = '[[split]]\nentity = "Michael Müller"\nname = "Michael Müller (Fußballspieler)"\n'


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "entities.toml"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_all_that_can_be_said(written):
    content = """# Wer wer ist
[[exclude]]
entity = "Hohe Straße"
label = "LOC"

[[merge]]
entity = "Volkswagen"
names = [
    "VW AG",
    "Volkswagen-Konzern",
]
[[split]]
entity = "Michael Müller"
name = "Michael Müller (Fußballspieler)"
label = "PER"
articles = ["a1", "a2"]
outlets = ["Sportblatt"]
from = "2014-01"
to = "2016"
forms = ["Torwart"]

[[ 'rename' ]]  # der volle Name
entity = "EU"
name = "Europäische Union"
[[rename]]
entity = "Talau"
label = "LOC"
"""
    assert load_corrections(written(content)) == (
        Exclude(2, "Hohe Straße", "LOC"),
        Merge(6, "Volkswagen", ("VW AG", "Volkswagen-Konzern")),
        Split(
            12,
            *("Michael Müller", "Michael Müller (Fußballspieler)", "PER"),
            *(("a1", "a2"), ("Sportblatt",), "2014-01", "2016", ("Torwart",)),
        ),
        Rename(22, "EU", "Europäische Union"),
        Rename(25, "Talau", None, "LOC"),
    )


@pytest.mark.parametrize(
    ("day", "read"),
    [
        ('"2014"', "2014"),
        ('"2014-05"', "2014-05"),
        ('"2014-05-31"', "2014-05-31"),
        ("2014-05-31", "2014-05-31"),
        ("2014-05-31T12:00:00Z", "2014-05-31"),
    ],
)
def test_a_date_has_a_precision_and_needs_no_quotation_marks(written, day, read):
    assert load_corrections(written(f"{SPLIT}from = {day}\n"))[0].first == read


@pytest.mark.parametrize("content", ["", "# [[merge]]\n# entity = 3\n"])
def test_a_file_without_corrections_corrects_nothing(written, content):
    assert load_corrections(written(content)) == ()


def test_without_a_file_there_is_nothing_to_correct():
    assert load_corrections(None) == ()


def test_the_example_in_the_readme_can_be_used(written):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    example = re.search(r"(?m)^ {4}\[\[merge\]\](?:.|\n)*?(?=^\S)", readme)[0]
    loaded = load_corrections(written(re.sub(r"(?m)^ {4}", "", example)))
    assert [correction.action for correction in loaded] == ["merge", "split", "rename", "exclude"]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("\n[[merge]\n", 2, "is not valid TOML"),
        ('[[merge]]\nentity = """Volkswagen', 2, "is not valid TOML"),
        ('[[merges]]\nentity = "VW"', 1, "merges: is no correction; write one of [[merge]], [[split]], "),
        ('\nexcluded = ["VW"]', 2, "excluded: is no correction; write one of "),
        (
            '\n[merge]\nentity = "VW"',
            2,
            "merge: is no list of corrections; write each under a line [[merge]]",
        ),
        (
            '\nmerge = [{entity = "VW"}]',
            2,
            "merge: is no list of corrections; write each under a line [[merge]]",
        ),
        (
            'exclude = "VW"',
            1,
            "exclude: is no list of corrections; write each under a line [[exclude]]",
        ),
        ('\n[[exclude]]\nname = "VW"', 3, "exclude.name: is not known; [[exclude]] has entity, label"),
        ("\n[[exclude]]\n", 2, 'exclude.entity: is missing; add it, such as entity = "Volkswagen"'),
        (
            '[[exclude]]\nentity = "VW"\n[[exclude]]\n\nentity = 3',
            5,
            "exclude.entity: is no name; write it in",
        ),
        ('[[exclude]]\nentity = " "', 2, "exclude.entity: is no name; write it in quotation marks"),
        (
            '[[exclude]]\nentity = "VW"\nlabel = "Firma"',
            3,
            "exclude.label: is 'Firma'; write one of PER, ORG, ",
        ),
        ('[[exclude]]\nentity = "VW"\nlabel = ["ORG"]', 3, "exclude.label: is ['ORG']; write one of PER, "),
        ('[[merge]]\nentity = "VW"', 1, 'merge.names: is missing; add it, such as names = ["VW AG", '),
        ('[[merge]]\nentity = "VW"\nnames = "VW AG"', 3, "merge.names: is no list of names; write it as ["),
        ('[[merge]]\nentity = "VW"\nnames = []', 3, "merge.names: is no list of names; write it as ["),
        ('[[merge]]\nentity = "VW"\nnames = ["VW AG", 3]', 3, "merge.names: is no list of names; write it "),
        ('[[rename]]\nentity = "EU"', 1, 'rename.name: is missing; add it, such as name = "'),
        ('[[rename]]\nentity = "EU"\nname = 3', 3, "rename.name: is no name; write it in quotation marks"),
        ('[[split]]\nentity = "EU"\nfrom = "2014"', 1, 'split.name: is missing; add it, such as name = "'),
        ('[[split]]\nentity = "EU"\nname = "EU"\nto = "2014"', 3, "split.name: is that of the entity itself"),
        (SPLIT, 1, "split.articles: no condition is given; add articles, outlets, from, to or forms"),
        (SPLIT + 'forms = "Torwart"', 4, 'split.forms: is no list of names; write it as ["Bürgermeister"]'),
        (SPLIT + 'to = "Mai 2014"', 4, "split.to: is 'Mai 2014', no date; write it in quotation marks, as"),
        (SPLIT + 'to = "2014-13"', 4, "split.to: is '2014-13', no date; write it in quotation marks, as"),
        (SPLIT + "from = 2014", 4, "split.from: is 2014, no date; write it in quotation marks, as"),
        (SPLIT + 'to = "2013"\nfrom = "2014-05"', 5, "split.from: 2014-05 is after 2013; put the earlier "),
    ],
)
def test_a_malformed_file_says_where_and_what_to_do(written, content, line, reason):
    path = written(content)
    with pytest.raises(CorrectionsError) as error:
        load_corrections(path)
    message = str(error.value)
    assert message.startswith(f"{path}, line {line}: {reason}")
    assert ";" in message
    assert "\n" not in message


def test_a_period_within_one_month_or_year_can_be_written_at_two_precisions(written):
    split = load_corrections(written(SPLIT + 'from = "2014-05"\nto = "2014"\n'))[0]
    assert (split.first, split.last) == ("2014-05", "2014")


def test_a_missing_file_and_a_wrong_encoding(tmp_path):
    with pytest.raises(CorrectionsError, match=r"entities\.toml: cannot be read \(.*\); check the path"):
        load_corrections(tmp_path / "entities.toml")
    path = tmp_path / "entities.toml"
    path.write_bytes('[[exclude]]\nentity = "Hohe Straße"'.encode("latin-1"))
    with pytest.raises(CorrectionsError, match=r"entities\.toml: is not UTF-8; save it as UTF-8"):
        load_corrections(path)


def test_corrections_lie_at_the_root_of_a_folder_or_beside_a_file(tmp_path, written):
    article = tmp_path / "article.txt"
    article.write_text("Text", encoding="utf-8")
    other = tmp_path / "other"
    other.mkdir()
    assert corrections_file([tmp_path]) is corrections_file([article]) is None
    path = written("")
    assert corrections_file([tmp_path]) == path
    assert corrections_file([article]) == path
    assert corrections_file([other, article]) == path
    (other / "entities.toml").touch()
    assert corrections_file([other, article]) == other / "entities.toml"

import pytest

from analysis.annotate import CannotRun
from analysis.commands.table_columns import parse_columns


@pytest.mark.parametrize(
    ("option", "columns"),
    [
        (None, None),
        ("text=Volltext", {"text": "Volltext"}),
        ("text=Volltext, date = Datum", {"text": "Volltext", "date": "Datum"}),
        ('text=Volltext,"title=Titel, kurz"', {"text": "Volltext", "title": "Titel, kurz"}),
        ("text=a=b", {"text": "a=b"}),
    ],
)
def test_columns_are_named_by_key(option, columns):
    assert parse_columns(option) == columns


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("", "--columns is empty; write text=Volltext,date=Datum, or leave it out"),
        ("Volltext", "--columns: 'Volltext' is no key=column; write text=Volltext,date=Datum"),
        ("text=", "--columns: 'text=' is no key=column; write text=Volltext,date=Datum"),
        ("text=a,,date=b", "--columns: '' is no key=column; write text=Volltext,date=Datum"),
        (
            "Volltext=text",
            "--columns: there is no key 'Volltext'; choose from text, id, title, kicker, date, outlet, "
            "agency, author, url",
        ),
        ("text=a,text=b", "--columns: 'text' is given twice; give it once"),
    ],
)
def test_nonsense_is_refused_with_one_line(option, message):
    with pytest.raises(CannotRun) as refused:
        parse_columns(option)
    assert str(refused.value) == message

"""What an address says: outlet and date."""

import pytest

from analysis.corpus.outlets import outlet_of
from analysis.corpus.urls import url_date


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.sueddeutsche.de/politik/x-1.4347", "Süddeutsche Zeitung"),
        ("https://sz-magazin.sueddeutsche.de/x", "Süddeutsche Zeitung"),
        ("http://m.spiegel.de/a", "DER SPIEGEL"),
        ("https://amp.zeit.de/x", "DIE ZEIT"),
        ("www.nzz.ch/x", "Neue Zürcher Zeitung"),
        ("https://WWW.Kurier.example:8080/7", "kurier.example"),
        (
            "https://web.archive.org/web/20190301000000/https://www.faz.net/x",
            "Frankfurter Allgemeine Zeitung",
        ),
        ("https://notzeit.de/x", "notzeit.de"),
        ("https://192.168.0.1/x", None),
        ("file:///home/x.html", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_the_address_names_the_outlet(url, outlet):
    assert outlet_of(None, url) == outlet


def test_what_the_metadata_say_goes_before_the_address():
    assert outlet_of("Kurier", "https://www.faz.net/x") == "Kurier"
    assert outlet_of("www.spiegel.de", "https://www.faz.net/x") == "DER SPIEGEL"
    assert outlet_of(" ", "https://www.faz.net/x") == "Frankfurter Allgemeine Zeitung"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://kurier.example/2019/02/27/brand", "2019-02-27"),
        ("https://kurier.example/2019-02-27-brand", "2019-02-27"),
        ("https://kurier.example/20190227/brand.html", "2019-02-27"),
        ("https://kurier.example/2019/feb/27/brand", "2019-02-27"),
        ("https://kurier.example/2019/02/brand", "2019-02"),
        ("https://www.zeit.de/politik/2019-02/brand", "2019-02"),
        ("https://www.zeit.de/2019/09/brand", None),
        ("https://kurier.example/2019/13/41/brand", None),
        ("https://kurier.example/artikel/20191399", None),
        ("https://kurier.example/news/4347/2019", None),
        ("https://kurier.example/?date=2019-02-27", None),
        (None, None),
    ],
)
def test_the_address_bears_the_date(url, date):
    found = url_date(url)
    assert (found.date if found else None) == date

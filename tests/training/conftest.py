"""Made-up coded articles, as the data set of coded quotations writes them."""

import json
import re

import pytest

from training import quotation_judge, quotation_roles, quotation_tagger
from training.quotation_data import read_coded
from training.tagging import Plan

ARTICLES = [
    (
        "Der Minister sagte, die Lage sei ernst. „Wir müssen handeln“, betonte er. Es regnete.",
        ("Indirect", "die Lage sei ernst", "Der Minister", "sagte", "Der Minister sagte,"),
        ("Direct", "„Wir müssen handeln“", "er", "betonte", ", betonte er"),
    ),
    (
        "Die Polizei teilte mit, der Fahrer habe geschlafen. Er sei verletzt.",
        ("Indirect", "der Fahrer habe geschlafen", "Die Polizei", "teilte … mit", "Die Polizei teilte mit,"),
        ("IndirectFreeIndirect", "Er sei verletzt.", "Die Polizei", "", ""),
    ),
    (
        "Laut Siemens steigt der Gewinn. Die Firma forderte schnelle Hilfe.",
        ("Indirect", "steigt der Gewinn", "Siemens", "Laut", "Laut Siemens"),
        ("Reported", "forderte schnelle Hilfe", "Die Firma", "forderte", ""),
    ),
    (
        "„Das ist gut“, sagte Anna Maier, „aber zu wenig.“ Das Wetter blieb schön.",
        ("Direct", "„Das ist gut“ … „aber zu wenig.“", "Anna Maier", "sagte", ", sagte Anna Maier,"),
    ),
    ("Der Zug fuhr ab. Niemand war verletzt. Am Abend schneite es.",),
    (
        "Anna Maier erklärte, der Plan sei „sehr gut“. Alle gingen heim.",
        ("Indirect", "der Plan sei „sehr gut“", "Anna Maier", "erklärte", "Anna Maier erklärte,"),
        ("Direct", "„sehr gut“", "Anna Maier", "erklärte", "Anna Maier erklärte,"),
    ),
    (
        "Der Trainer meinte, das Team habe stark gespielt. Es soll noch besser werden.",
        ("Indirect", "das Team habe stark gespielt", "Der Trainer", "meinte", "Der Trainer meinte,"),
        ("FreeIndirect", "Es soll noch besser werden.", "Der Trainer", "", ""),
    ),
]
"""Text; then for each quotation type, quotation, speaker, cue and frame, pieces divided by " … "."""


def _coded_row(name, text, *quotations, tokens=r"\w+|\S"):
    """An article as a row of the data set, its words divided by a pattern."""
    found = [
        {"charBegin": m.start(), "charEnd": m.end(), "text": m.group()} for m in re.finditer(tokens, text)
    ]

    def numbers(words):
        ids, start = [], 0
        for piece in filter(None, words.split(" … ")):
            start = text.index(piece, start)
            end = start + len(piece)
            ids += [i for i, t in enumerate(found) if t["charBegin"] < end and t["charEnd"] > start]
        return {"tokenIds": ids}

    annotations = [
        {"type": kind} | {part: numbers(words) for part, words in zip(PARTS, parts, strict=True)}
        for kind, *parts in quotations
    ]
    return {"documentName": name, "originalText": text, "tokens": found, "annotations": annotations}


PARTS = ("quote", "speaker", "cue", "frame")


@pytest.fixture(scope="session")
def coded_row():
    """A function that writes an article as a row of the data set."""
    return _coded_row


@pytest.fixture(scope="session")
def code(nlp, tmp_path_factory):
    """Coded articles read from rows of the data set."""

    def examples(*rows):
        path = tmp_path_factory.mktemp("coded") / "coded.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return list(read_coded(nlp, path))

    return examples


@pytest.fixture(scope="session")
def examples(code):
    return code(*(_coded_row(f"article {k}", *article) for k, article in enumerate(ARTICLES)))


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """Train for a moment, in this process; gives a folder to work in."""
    for module in (quotation_tagger, quotation_roles):
        monkeypatch.setattr(module, "PLAN", Plan(width=4, epochs=1, dropout=0.1))
        monkeypatch.setattr(module, "SEEDS", (1, 2))
        monkeypatch.setattr(module, "in_processes", lambda function, jobs: [function(job) for job in jobs])
    monkeypatch.setattr(quotation_judge, "SEEDS", (1, 2))
    monkeypatch.setattr(quotation_judge, "EPOCHS", 2)
    return tmp_path

"""How much memory a run takes whose articles are all analysed already: reading, linking and writing."""

import json
import random
from pathlib import Path

from analysis.analyse import Analysis
from analysis.annotate import annotate, choose_engine
from analysis.annotations import LocalEntity, LocalOffice, Mention, Quote
from analysis.corpus.layout import running_text
from analysis.evaluation.speed import peak_megabytes
from analysis.language.pipeline import load_pipeline
from analysis.sentiment.topics import load_topics
from analysis.store import Store, configuration_digest, content_digest

SIZES = (1_000, 10_000)
_ENTITIES = 8
"""Of an article, as in the articles of the quotation data."""
_QUOTES = 4
_COMMON = 0.6
"""How the names of a corpus recur: some in most articles, most in a few."""
_SENTENCE = "Lindwerk baut ein Werk in Talau, sagte die Sprecherin am Montag, und stellt dort Leute ein. "


def peak(articles: int, folder: Path) -> float:
    """Annotate a corpus of invented articles, whose invented analyses are in the store already.

    Args:
        articles: of the corpus.
        folder: an empty one.

    Returns:
        The largest memory that this process has held, in MB; ask a fresh process.
    """
    nlp, topics = load_pipeline(), load_topics()
    engine = choose_engine("rules", nlp)
    store = Store(
        folder / "tables" / "store", configuration_digest(nlp, f"{engine.name} {engine.version}", topics)
    )
    source = folder / "articles.jsonl"
    with source.open("w", encoding="utf-8") as file:
        for number in range(articles):
            text = f"Meldung {number}. {_SENTENCE * 16}"
            file.write(json.dumps({"id": f"{number}", "date": "2019-02-27", "text": text}) + "\n")
            key = store.key(content_digest(text, running_text(text).parts))
            store.save(key, invented(random.Random(number)))
    summary = annotate([source], folder / "tables", quotes="rules")
    if summary.analysed:
        raise RuntimeError(f"{summary.analysed} articles were analysed, whose analyses were in the store")
    return peak_megabytes()


def invented(chance: random.Random) -> Analysis:
    """Invent an analysis whose entities recur like those of real articles.

    Args:
        chance: of the article.

    Returns:
        The analysis of an article of some 1,500 characters.
    """
    numbers: dict[int, None] = {}
    while len(numbers) < _ENTITIES:
        numbers[int(min(chance.paretovariate(_COMMON), 1e6))] = None
    entities = tuple(map(_entity, numbers))
    mentions = tuple(Mention(5 * i, 5 * i + 4, "name", i % _ENTITIES) for i in range(2 * _ENTITIES))
    quotes = tuple(
        Quote("Indirect", ((50 * i, 50 * i + 40),), ((50 * i, 50 * i + 4),), speakers=(i,))
        for i in range(_QUOTES)
    )
    return Analysis(250, mentions, entities, quotes, ())


def _entity(number: int) -> LocalEntity:
    if number % 3 == 1:
        return LocalEntity(f"Werk{number}", "ORG", (f"Werk{number}",))
    if number % 3 == 2:
        return LocalEntity(f"Ort{number}", "LOC", (f"Ort{number}",))
    name = f"Vera{number} Muster{number}"
    offices = (LocalOffice("Chefin", "Chefin"),) if number % 2 else ()
    return LocalEntity(name, "PER", (f"Muster{number}", name), offices)

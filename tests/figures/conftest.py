"""Tables made by hand, small enough to count on the fingers."""

import pytest
from hand_made import article, entity, judgement, mention, quote, tables


@pytest.fixture
def empty():
    return tables()


@pytest.fixture
def small():
    """Three articles of two papers in two months; the first paragraph of "a" names Diess and VW."""
    return tables(
        [
            article("a", "2019-01-05", "Bote", agency="dpa", duplicate_group="a"),
            article("b", "2019-03", "Kurier", duplicate_group="a"),
            article("c", None, "Bote"),
        ],
        [
            mention("a", "e1"),
            mention("a", "e1", 4, kind="role"),
            mention("a", "e2", 8, label="PER"),
            mention("a", "e3", 14),
            mention("a", "e1", 20, part="caption"),
            mention("b", "e1"),
            mention("b", "e3", 13),
            mention("b", "e2", 20, kind="pronoun"),
            mention("c", "e2"),
            mention("c", "e2", 4),
        ],
        [
            entity("e1", "Herbert Diess", "PER"),
            entity("e2", "Volkswagen", "ORG"),
            entity("e3", "Berlin", "LOC"),
        ],
        [
            quote("a", "Direct", "Herbert Diess", cue="sagte", sure=1.0),
            quote("a", "Indirect", "Herbert Diess", cue="teilte … mit", sure=0.75),
            quote("a", "IndirectFreeIndirect", "Herbert Diess", "Volkswagen", sure=0.29),
            quote("b", "Reported", "Volkswagen", cue="Laut", sure=0.3),
            quote("b", "Direct", words="die Konzerne", cue="Wie … mitteilte", sure=0.9),
        ],
        [
            judgement("a", "partnership", "positive", "quoted", 0.5, "Herbert Diess", "Volkswagen"),
            judgement("a", "partnership", "negative", "quoted", 0.0, "Herbert Diess"),
            judgement("b", "partnership", "positive", "author", -1.0),
            judgement("c", "privacy", "neutral", "author", 0.3),
        ],
    )


@pytest.fixture(scope="session")
def large():
    """Forty entities with long names, eight papers, nineteen years."""
    long = "Bundesministerium für wirtschaftliche Zusammenarbeit und Entwicklung, Referat {}"
    names = [
        long.format(n) if n % 3 else f"Karl-Theodor von der Wolkenstein-Trostburg {n}" for n in range(40)
    ]
    labels = [("PER", "ORG", "LOC", "MISC")[n % 4] for n in range(40)]
    papers = [f"Ein sehr langer Name für eine Zeitung am Rand der Republik {n}" for n in range(8)]
    kinds = ("Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect")
    cues = [f"stellte in einem ungewöhnlich weit ausholenden Gespräch … so dar {n}" for n in range(29)] + [""]
    agencies = (None, *(f"Agentur mit einem ungewöhnlich langen Namen {n}/dpa/AFP" for n in range(6)))
    count = 190
    return tables(
        [
            article(
                f"a{n:03}",
                str(2004 + n % 19),
                papers[n % 8],
                agency=agencies[n % 7],
                n_tokens=n * n % 2500,
                duplicate_group=f"a{n % 19:03}" if n % 4 else None,
            )
            for n in range(count)
        ],
        [
            mention(f"a{n:03}", f"e{e:02}", (e * 7) % 24, kind=("name", "role")[(n + e) % 5 == 0])
            for n in range(count)
            for e in range(40)
            if (n + 1) % (e + 1) == 0
            for _ in range(1 + n % 7)
        ],
        [entity(f"e{e:02}", names[e], labels[e]) for e in range(40)],
        [
            quote(
                f"a{n:03}",
                kinds[n * k % 5],
                names[n % (k + 1)],
                cue=cues[n * k % 30],
                sure=(n * k % 101) / 100,
            )
            for n in range(count)
            for k in range(1, 12)
        ]
        + [quote(f"a{n:03}", kinds[1 + n % 4], names[20 + n % 12], sure=0.5) for n in range(count)]
        + [quote(f"a{n:03}", kinds[n % 5], words="er", sure=0.99) for n in range(count)],
        [
            judgement(f"a{n:03}", topic, ("positive", "neutral", "negative")[n * k % 3], voice, k - 2, *who)
            for n in range(count)
            for k in range(5)
            for topic, voice, who in (
                ("partnership", "author", []),
                ("data_protection", ("author", "quoted")[k % 2], [names[n % 13]] * (k % 2)),
            )
        ],
    )

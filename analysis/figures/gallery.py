"""All charts by name."""

from types import MappingProxyType, ModuleType

from analysis.figures import (
    articles_by_agency,
    articles_by_length,
    articles_by_outlet,
    articles_over_time,
    balance_by_outlet,
    balance_over_time,
    balance_per_speaker,
    balance_per_topic,
    copies_over_time,
    direct_and_indirect_share,
    mentioned_together,
    mentions_by_outlet,
    mentions_over_time,
    mentions_per_entity,
    mentions_per_part,
    polarity_beside_textblob,
    polarity_over_time,
    polarity_per_topic,
    quotes_by_confidence,
    quotes_over_time,
    quotes_per_cue,
    quotes_per_speaker,
    quotes_per_type,
)

CHARTS: MappingProxyType[str, ModuleType] = MappingProxyType(
    {
        chart.NAME: chart
        for chart in (
            articles_over_time,
            articles_by_outlet,
            articles_by_agency,
            articles_by_length,
            copies_over_time,
            mentions_per_part,
            mentions_per_entity,
            mentioned_together,
            mentions_over_time,
            mentions_by_outlet,
            quotes_per_type,
            quotes_per_cue,
            quotes_per_speaker,
            direct_and_indirect_share,
            quotes_by_confidence,
            quotes_over_time,
            polarity_per_topic,
            balance_per_topic,
            polarity_beside_textblob,
            balance_per_speaker,
            balance_by_outlet,
            balance_over_time,
            polarity_over_time,
        )
    }
)
"""Name → module; each has `NAME`, `numbers(tables, …)` and `draw(data, *, lang)`."""

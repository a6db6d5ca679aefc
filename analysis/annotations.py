"""What the extractors say of one article, with offsets into its text and entities by number.

The numbers count the article's own entities from 0; linking over the corpus replaces them.
"""

from typing import Literal, NamedTuple

Span = tuple[int, int]
Label = Literal["PER", "ORG", "LOC", "MISC"]
MentionKind = Literal["name", "role", "pronoun"]
QuoteType = Literal["Direct", "Indirect", "Reported", "FreeIndirect", "IndirectFreeIndirect"]
Polarity = Literal["positive", "neutral", "negative"]
Voice = Literal["author", "quoted"]


class Mention(NamedTuple):
    """One place where an entity is named or referred to.

    Attributes:
        start: first character.
        end: after the last character.
        kind: name, role or pronoun.
        entity: number of the entity within the article.
    """

    start: int
    end: int
    kind: MentionKind
    entity: int


class LocalOffice(NamedTuple):
    """An office, as one article gives it to a person.

    Attributes:
        text: the noun in the nominative with what follows it ("VW-Vorstandschef", "Chef von VW").
        head: the noun alone ("Chef").
        owners: numbers of the entities that are named beside it (that of "VW").
        nations: stems of its adjectives of nation ("französisch").
        current: no adjective says that it is a past, future or deputy's office.
    """

    text: str
    head: str
    owners: tuple[int, ...] = ()
    nations: tuple[str, ...] = ()
    current: bool = True


class LocalEntity(NamedTuple):
    """A person, organisation, place or other named thing, as one article shows it.

    Attributes:
        name: the fullest form seen, without title or office; "" for somebody whom the article speaks of by
            office alone, so that only other articles can tell who it is.
        label: PER, ORG, LOC or MISC.
        aliases: the forms of its name mentions, sorted, each once.
        offices: that the article gives it, sorted, each once; of somebody without a name, the phrase.
        kinds: of an organisation, nouns that the article gives it ("autobauer"), sorted.
        nearby: of somebody without a name, numbers of those named before the phrase, the latest first.
    """

    name: str
    label: Label
    aliases: tuple[str, ...]
    offices: tuple[LocalOffice, ...] = ()
    kinds: tuple[str, ...] = ()
    nearby: tuple[int, ...] = ()


class Quote(NamedTuple):
    """One quotation: who says what, in which words.

    Attributes:
        type: kind of speech and thought representation.
        spans: the quotation, in text order.
        speaker_spans: the words that name the speaker; empty if none.
        cue_spans: the words that introduce ("sagte", "wies", "zurück"); empty if none.
        frame_spans: the introducing clause, speaker and cue included; empty if none.
        addressee_spans: to whom it is said; empty if none.
        speakers: numbers of the speakers' entities; empty if none or unresolved.
        nested_in: position of the enclosing quotation in the article's quotes; None if there is none.
        confidence: in [0, 1]; None from rules.
    """

    type: QuoteType
    spans: tuple[Span, ...]
    speaker_spans: tuple[Span, ...] = ()
    cue_spans: tuple[Span, ...] = ()
    frame_spans: tuple[Span, ...] = ()
    addressee_spans: tuple[Span, ...] = ()
    speakers: tuple[int, ...] = ()
    nested_in: int | None = None
    confidence: float | None = None


class Judgement(NamedTuple):
    """How one sentence judges one mention of a topic.

    Attributes:
        topic: the topic's key in `topics.toml`.
        start: first character of the target.
        end: after its last character; a separated verb's target spans from its first to its last word.
        sentence_start: first character of the target's sentence.
        sentence_end: after its last character.
        polarity: the likeliest of positive, neutral, negative.
        score: P(positive) − P(negative), in [−1, 1].
        confidence: the probability that the polarity is right, in [0, 1].
        voice: "quoted" if the judgement is attributed to a source, else "author".
        speakers: numbers of the entities whose judgement it is; empty for the author's voice.
        quote: position of the quotation in the article's quotes; None if the attribution is none.
        textblob: textblob-de's polarity of the same sentence, in [−1, 1].
    """

    topic: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    polarity: Polarity
    score: float
    confidence: float
    voice: Voice
    speakers: tuple[int, ...]
    quote: int | None
    textblob: float

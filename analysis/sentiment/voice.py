"""Who judges: the article itself, or somebody to whom it attributes the judgement.

A judgement is quoted if its target stands in a quotation, and also where no quotation is: under a verb of
judging ("Bedenken wies der VW-Chef zurück"), beside a named source ("laut …"), in reported subjunctive, in
the answer of an interview. Judgements of others are quoted even if the article names nobody ("wurde
kritisiert"); what somebody does, agrees on or intends is told by the article itself.
"""

from bisect import bisect_right
from typing import NamedTuple

from spacy.tokens import Span, Token

from analysis.annotations import Mention, Quote, Voice
from analysis.language.syntax import RELATIVE_CLAUSE, finite_verb, is_finite, verb_chain
from analysis.quotes.mood import subjunctive
from analysis.sentiment.arguments import VERBAL, agents, word_class
from analysis.sentiment.governors import governing, is_withheld
from analysis.sentiment.holders import is_holder, is_own
from analysis.sentiment.sources import named_source
from analysis.sentiment.statements import in_statement, text_of
from analysis.sentiment.turns import turn_at
from analysis.sentiment.voice_words import is_utterance, is_verb_of, words

_FIRST_PERSONS = {"ich", "wir"}


class Attribution(NamedTuple):
    """Whose judgement it is.

    Attributes:
        voice: author or quoted.
        speakers: numbers of the speakers' entities, each once; empty for the author or unresolved.
        quote: position of the quotation in which the target stands; None if it stands in none.
    """

    voice: Voice
    speakers: tuple[int, ...] = ()
    quote: int | None = None


_MAIN = {"ROOT", "parataxis", "par"}
AUTHOR = Attribution("author")


def attribute(
    target: Span, sentence: Span, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> Attribution:
    """Find out whose judgement of a target a sentence gives.

    Args:
        target: the target.
        sentence: its sentence.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        The voice, with speakers and quotation where there are any.
    """
    turn = turn_at(target, sentence)
    if turn is not None and turn.asks:
        return AUTHOR
    found = _in_quotation(target, quotes)
    if found is not None and _attributes(quotes[found.quote], found.speakers, target, sentence, mentions):
        who = found.speakers or _beyond(target, sentence, quotes, mentions) or ()
        return found._replace(speakers=who)
    if turn is None and is_withheld(target, sentence):
        return AUTHOR
    if turn is not None:
        label = turn.label or (0, 0)
        inside = (m.entity for m in mentions if label[0] <= m.start and m.end <= label[1])
        return Attribution("quoted", tuple(dict.fromkeys(inside)))
    if in_statement(target):
        return Attribution("quoted")
    who = _beyond(target, sentence, quotes, mentions)
    if who is None and _is_reported(target, sentence, quotes):
        who = _last_speakers(target, quotes)
    return AUTHOR if who is None else Attribution("quoted", who)


def _beyond(
    target: Span, sentence: Span, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[int, ...] | None:
    """Find who judges by the words above and beside the target; None if these attribute it to nobody."""
    who = governing(target, sentence, quotes, mentions)
    return named_source(target, sentence, mentions) if who is None else who


def _in_quotation(target: Span, quotes: tuple[Quote, ...]) -> Attribution | None:
    """Find the innermost quotation around the target; speakers may come from one around it."""
    start, end = target.start_char, target.end_char
    begun = bisect_right(quotes, start, key=lambda q: q.spans[0][0])
    around = [
        i
        for i in range(begun)
        if end <= quotes[i].spans[-1][1] and any(s <= start and end <= e for s, e in quotes[i].spans)
    ]
    if not around:
        return None
    around.sort(key=lambda i: (sum(e - s for s, e in quotes[i].spans), i))
    speakers = next((quotes[i].speakers for i in around if quotes[i].speakers), ())
    return Attribution("quoted", tuple(dict.fromkeys(speakers)), around[0])


def _attributes(
    quote: Quote, speakers: tuple[int, ...], target: Span, sentence: Span, mentions: tuple[Mention, ...]
) -> bool:
    """Whether a quotation that an engine found attributes what stands in it to somebody.

    Not so a plan ("soll geprüft werden"), an announcement, a talk of which only the topic is told, what the
    text's own "ich" says, a few words in quotation marks, and an indirect statement without anybody
    or any word that says it.
    """
    doc = target.doc
    speaker = [t for s, e in quote.speaker_spans for t in doc.char_span(s, e, alignment_mode="expand")]
    cue = [t for s, e in quote.cue_spans for t in doc.char_span(s, e, alignment_mode="expand")]
    if quote.type == "Direct":
        return bool(speakers or speaker or cue) or in_statement(target)
    if speaker and not _can_judge(speaker, mentions) and not in_statement(target):
        return False
    if quote.type == "FreeIndirect":
        return not _is_plan(target)
    if quote.type == "Reported":
        return bool(speaker) and target.root not in speaker and _sums_up(target, sentence)
    said = any(
        is_verb_of(t, "saying", "judging") or t.lower_ in words("sources") or is_utterance(t) for t in cue
    )
    return bool(speakers or speaker) or said or quote.type == "IndirectFreeIndirect"


def _can_judge(speaker: list[Token], mentions: tuple[Mention, ...]) -> bool:
    """Whether the words for a speaker name somebody other than the text's own "ich"."""
    nominal = [t for t in speaker if t.pos_ in {"NOUN", "PROPN", "PRON", "X"}]
    return any(is_holder(t, mentions) for t in nominal) and not any(is_own(t) for t in speaker)


def _sums_up(target: Span, sentence: Span) -> bool:
    """Whether the verbs above a target sum up what somebody says of it, and not only of what they talk."""
    nodes = (target.root, *target.root.ancestors)
    above = [t for t in nodes if word_class(t) in VERBAL and sentence.start <= t.i < sentence.end]
    if is_withheld(target, sentence) or any(is_own(t) for verb in above for t in agents(verb)):
        return False
    return not any(is_verb_of(verb, "topical", "announcing") for verb in above)


def _is_plan(target: Span) -> bool:
    """Whether "soll" above a target tells what is planned, not what is said to have happened."""
    for node in (target.root, *target.root.ancestors):
        verb = finite_verb(node) if word_class(node) in VERBAL or node.dep_ == "ROOT" else None
        if verb is not None:
            return verb.lower_ in {"soll", "sollen"} and not _is_hearsay(verb)
    return False


def _is_reported(target: Span, sentence: Span, quotes: tuple[Quote, ...]) -> bool:
    """Whether a verb above the target, or another main clause, is reported subjunctive or hearsay."""
    for node in (target.root, *target.root.ancestors):
        if word_class(node) in VERBAL or node.dep_ == "ROOT" or any(t.dep_ == "cop" for t in node.children):
            verb = finite_verb(node)
            if verb is None or not sentence.start <= verb.i < sentence.end or _is_unreal(node):
                continue
            mood = subjunctive(verb) if is_finite(verb) else None
            if (
                mood == "present"
                or (mood == "past" and _goes_on(verb, sentence, quotes))
                or _is_hearsay(verb)
            ):
                return True
    return any(
        t.dep_ in _MAIN
        and (verb := finite_verb(t)) is not None
        and not _is_unreal(t)
        and subjunctive(verb) == "present"
        for t in sentence
    )


def _is_unreal(node: Token) -> bool:
    """Whether a clause's subjunctive may be nobody's speech, or is the text's own ("als ob", "ich")."""
    around = {t.lower_ for part in (*verb_chain(node), node) for t in part.children}
    return bool(around & (words("unreal") | _FIRST_PERSONS | {"man"})) or {"es", "denn"} <= around


def _goes_on(verb: Token, sentence: Span, quotes: tuple[Quote, ...]) -> bool:
    """Whether a plural in the second subjunctive, for want of a first, goes on with a quotation."""
    if "Plur" not in verb.morph.get("Number") and not verb.lower_.endswith("en"):
        return False
    if {t.lower_ for t in sentence} & {"wenn", "falls", "sonst", "ohne", "gern", "gerne"}:
        return False
    start = sentence.start_char
    text = text_of(sentence.doc)
    return any(
        0 <= start - q.spans[-1][1] < 80 and "\n" not in text[q.spans[-1][1] : start].strip(" ")
        for q in quotes
    )


def _is_hearsay(verb: Token) -> bool:
    """Whether "soll" passes on what is said to have happened ("soll verletzt haben"), not what is planned."""
    chain = verb_chain(verb)
    if verb.lower_ not in {"soll", "sollen"} or any(t.dep_ in RELATIVE_CLAUSE for t in chain):
        return False
    participle = any(t.tag_ == "VVPP" or "Part" in t.morph.get("VerbForm") for t in chain)
    return participle and any(t.lower_ in {"haben", "sein"} for t in chain)


def _last_speakers(target: Span, quotes: tuple[Quote, ...]) -> tuple[int, ...]:
    """Name the speakers of the last quotation before the target in its paragraph."""
    text, start = text_of(target.doc), target.start_char
    paragraph = text.rfind("\n\n", 0, start)
    before = [q for q in quotes if paragraph < q.spans[0][0] and q.spans[-1][1] <= start and q.speakers]
    return max(before, key=lambda q: q.spans[-1][1]).speakers if before else ()

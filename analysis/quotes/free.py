"""Speech that goes on without a cue: subjunctive sentences ("So entstehe …"), hearsay with "sollen"."""

from analysis.quotes.complements import is_relative
from analysis.quotes.mood import Mood, is_finite, subjunctive
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.words import words_of


def main_verb(sentence: Sentence, parts: tuple[Clause, ...]) -> int | None:
    """Find the finite verb of a sentence's main clause.

    Args:
        sentence: a sentence.
        parts: its clauses.

    Returns:
        Its position; None if every finite verb stands in a side clause or in quotation marks.
    """
    tokens = sentence.tokens
    for clause in parts:
        if tokens[clause.first].lower_ in words_of("subordinators", "dass") or is_relative(sentence, clause):
            continue
        for i in range(clause.first, clause.last):
            if is_finite(tokens[i]) and not sentence.masked[i]:
                return i
    return None


def mood_of(sentence: Sentence, parts: tuple[Clause, ...]) -> Mood | None:
    """Tell in which subjunctive a sentence stands.

    Args:
        sentence: a sentence.
        parts: its clauses.

    Returns:
        That of its main verb; None for an indicative, a question, or a set phrase.
    """
    verb = main_verb(sentence, parts)
    lower = " ".join(t.lower_ for t in sentence.tokens)
    if (
        verb is None
        or sentence.tokens[-1].text == "?"
        or any(phrase in lower for phrase in words_of("set_phrases"))
    ):
        return None
    if any(t.lower_ in {"ich", "wir"} for t in sentence.tokens):
        return None
    return subjunctive(sentence.tokens[verb])


def is_hearsay(sentence: Sentence, parts: tuple[Clause, ...]) -> bool:
    """Whether a sentence only passes on what is claimed or planned ("Es soll mehr Geld fliessen.").

    Args:
        sentence: a sentence.
        parts: its clauses.

    Returns:
        Whether its main verb is "soll" or "sollen".
    """
    verb = main_verb(sentence, parts)
    return verb is not None and sentence.tokens[verb].lower_ in {"soll", "sollen"}

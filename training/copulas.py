"""Make "sein" the verb of its clause where a place, a time or a state is said with a preposition or adverb.

UD German-GSD has a copula only before adjectives and bare nouns ("ist krank", "ist Minister"); in "ist im
Büro" and "ist da" it has a full verb. HDT, and parsers that learnt from it, have a copula everywhere.
"""

from collections.abc import MutableSequence, Sequence

from training.columns import words

_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_OF_THE_CLAUSE = {
    "nsubj", "nsubj:pass", "csubj", "expl", "aux", "mark", "advmod", "advcl", "obl", "punct", "cc",
    "parataxis", "ccomp", "discourse", "vocative",
}  # fmt: skip
_WHEREABOUTS = words("whereabouts")
_CLAUSAL = {"VERB", "AUX", "ADJ"}


def raise_copulas(
    heads: MutableSequence[int], deps: MutableSequence[str], pos: MutableSequence[str], lemmas: Sequence[str]
) -> None:
    """Change the analysis of one text in place.

    Args:
        heads: place of each token's head; a root is its own head.
        deps: relations.
        pos: universal parts of speech; a raised "sein" becomes a verb.
        lemmas: base forms.
    """
    for verb in range(len(heads)):
        predicate = heads[verb]
        if deps[verb] != "cop" or lemmas[verb] != "sein" or predicate == verb:
            continue
        cases = [i for i, head in enumerate(heads) if head == predicate and deps[i] == "case"]
        if pos[predicate] in _NOMINAL and cases:
            _raise(verb, predicate, cases[0], heads, deps, pos)
            deps[predicate] = "obl"
        elif lemmas[predicate] in _WHEREABOUTS:
            _raise(verb, predicate, predicate, heads, deps, pos)
            deps[predicate] = "advmod"


def _raise(
    verb: int,
    predicate: int,
    phrase: int,
    heads: MutableSequence[int],
    deps: MutableSequence[str],
    pos: MutableSequence[str],
) -> None:
    """Put the verb in the place of its predicate, whose phrase starts at `phrase`."""
    heads[verb] = verb if heads[predicate] == predicate else heads[predicate]
    deps[verb], pos[verb] = deps[predicate], "VERB"
    heads[predicate] = verb
    for i, head in enumerate(heads):
        if head != predicate or i == verb:
            continue
        before = i < min(phrase, predicate)
        if deps[i] == "nmod" and before:
            heads[i], deps[i] = verb, "obl"
        elif deps[i] in _OF_THE_CLAUSE or (deps[i] == "conj" and pos[i] in _CLAUSAL):
            heads[i] = verb

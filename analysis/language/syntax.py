"""Read a dependency parse without knowing its scheme.

Our own pipeline speaks Universal Dependencies, the official German ones speak TIGER. They differ
in their labels and in what heads a clause: with "hat … gesagt" it is "gesagt" in the one and "hat"
in the other. Code outside this module asks in these terms only.

References:
    Nivre et al. (2020), Universal Dependencies v2. LREC.
    Brants et al. (2004), TIGER: Linguistic interpretation of a German corpus. Research on
    Language and Computation 2.
"""

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Doc, Span, Token

SUBJECT = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "sb", "sbp"}
OBJECT = {"obj", "iobj", "obl:arg", "oa", "oa2", "da", "og"}
OBLIQUE = {"obl", "obl:agent", "obl:tmod", "mo", "op", "sbp"}
AUXILIARY = {"aux", "aux:pass", "cop"}
PARTICLE = {"compound:prt", "svp"}
COMPLEMENT_CLAUSE = {"ccomp", "xcomp", "oc", "rs", "re"}
SIDE_CLAUSE = {"parataxis", "par", "advcl"}
RELATIVE_CLAUSE = {"acl", "acl:relcl", "rc"}
CONJUNCT = {"conj", "cj"}
APPOSITION = {"appos", "app"}
ADNOMINAL = {"nmod", "ag", "mnr", "pg", "acl", "acl:relcl", "rc"}
NAME_PART = {"flat", "flat:name", "compound", "pnc"}
DETERMINER = {"det", "det:poss", "amod", "nummod", "nk"}
MARKER = {"mark", "cp"}
CASE_MARKER = {"case", "ac"}
_VERBAL = {"VERB", "AUX"}

Function = Literal["subject", "object", "oblique", "attribute", "other"]
"""What a noun phrase does in its clause."""


def subjects(verb: Token) -> list[Token]:
    """Find the heads of the subjects of a verb.

    Args:
        verb: any verb of the clause: finite, auxiliary or lexical.

    Returns:
        The heads of its subjects in text order; a co-ordinated verb shares its neighbour's.
    """
    chain = verb_chain(verb)
    found = [t for part in chain for t in part.children if t.dep_ in SUBJECT]
    if not found and chain[-1].dep_ in CONJUNCT and chain[-1].head.pos_ in _VERBAL:
        return subjects(chain[-1].head)
    if not found and chain[0].dep_ in CONJUNCT and chain[0].head.pos_ in _VERBAL:
        return subjects(chain[0].head)
    return sorted(set(found), key=lambda t: t.i)


def objects(verb: Token) -> list[Token]:
    """Find the heads of the nominal objects of a verb.

    Args:
        verb: any verb of the clause.

    Returns:
        The heads of its objects in text order.
    """
    return sorted(
        {t for part in verb_chain(verb) for t in part.children if t.dep_ in OBJECT}, key=lambda t: t.i
    )


def verb_chain(verb: Token) -> list[Token]:
    """List the verbs that make up one predicate: auxiliaries, modals and the lexical verb.

    Args:
        verb: any of them.

    Returns:
        The verbs in text order; for a predicate noun or adjective with a copula, both.
    """
    top = verb
    while top.dep_ in AUXILIARY or (top.dep_ == "oc" and _is_chain_link(top)):
        top = top.head
    chain = [top]
    for link in chain:
        chain += [t for t in link.children if t.dep_ in AUXILIARY or (t.dep_ == "oc" and _is_chain_link(t))]
    return sorted(chain, key=lambda t: t.i)


def _is_chain_link(token: Token) -> bool:
    """Whether a TIGER `oc` is part of its head's predicate and not a clause of its own."""
    return (
        token.pos_ in _VERBAL
        and token.head.pos_ == "AUX"
        and not any(t.dep_ in SUBJECT | MARKER for t in token.children)
    )


def finite_verb(verb: Token) -> Token | None:
    """Find the finite verb of a predicate.

    Args:
        verb: any verb of the predicate.

    Returns:
        The verb that carries mood; None in an infinitive clause.
    """
    return next((t for t in verb_chain(verb) if is_finite(t)), None)


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb."""
    return "Fin" in token.morph.get("VerbForm") or bool(token.morph.get("Mood")) or token.tag_[1:] == "VFIN"


def is_subjunctive(token: Token) -> bool:
    """Whether a token is a finite verb in the subjunctive."""
    return "Sub" in token.morph.get("Mood")


def lexical_verb(verb: Token) -> Token:
    """Find the verb of a predicate that carries its meaning.

    Args:
        verb: any verb of the predicate.

    Returns:
        The participle or infinitive under the auxiliaries; `verb` itself if there is none.
    """
    chain = verb_chain(verb)
    full = [t for t in chain if t.pos_ == "VERB"]
    return full[-1] if full else verb


def particle(verb: Token) -> Token | None:
    """Find the separated particle of a verb ("kündigte … an": "an"); None if it has none."""
    return next((t for t in verb.children if t.dep_ in PARTICLE), None)


def noun_phrase(head: Token) -> Span:
    """Give the noun phrase of a head: determiners, adjectives, name parts and genitives.

    Args:
        head: a noun, name or pronoun.

    Returns:
        The stretch of tokens around the head without relative clauses and appositions behind a
        comma; a preposition before it does not belong to it.
    """
    first = last = head.i
    for child in head.children:
        if child.dep_ in CASE_MARKER | RELATIVE_CLAUSE | CONJUNCT or child.is_punct or child.is_space:
            continue
        if child.dep_ in DETERMINER | NAME_PART | ADNOMINAL | APPOSITION:
            inner = noun_phrase(child) if child.pos_ in {"NOUN", "PROPN"} else None
            left = min(child.i, inner.start if inner else child.i)
            right = max(child.i, inner.end - 1 if inner else child.i)
            between = head.doc[min(left, head.i) : max(right, head.i)]
            if not any(t.text in {",", "(", "–", "—"} or t.is_space for t in between):
                first, last = min(first, left), max(last, right)
    return head.doc[first : last + 1]


def verbs(doc: Doc | Span) -> Iterator[Token]:
    """Yield the lexical verb of every predicate once, in text order."""
    seen = set()
    for token in doc:
        if token.pos_ in _VERBAL:
            verb = lexical_verb(token)
            if verb.i not in seen:
                seen.add(verb.i)
                yield verb


def function_of(head: Token) -> Function:
    """Say what a noun phrase does in its clause.

    Args:
        head: its head; a part of a name, an apposition or a conjunct does what the whole does.

    Returns:
        subject, object, oblique (behind a preposition), attribute (of another noun), or other.
    """
    token = head
    while token.dep_ in NAME_PART | APPOSITION | CONJUNCT and token.head.pos_ not in _VERBAL:
        token = token.head
    if token.dep_ in SUBJECT:
        return "subject"
    if token.dep_ in ADNOMINAL | {"det:poss"} or (
        token.dep_ == "nk" and token.head.pos_ in {"NOUN", "PROPN"}
    ):
        return "attribute"
    if any(t.dep_ in CASE_MARKER for t in token.children) or token.dep_ in OBLIQUE | {"nk"}:
        return "oblique"
    return "object" if token.dep_ in OBJECT else "other"


def is_predicate(noun: Token) -> bool:
    """Whether a noun only says what somebody is ("Er ist der Chef")."""
    return noun.dep_ == "pd" or any(child.dep_ == "cop" for child in noun.children)


def clause_of(token: Token) -> Token:
    """Find the clause of a token.

    Args:
        token: any token.

    Returns:
        The first verb of the predicate that it depends on; the root of its sentence if there is no verb.
    """
    node = token
    while node.head.i != node.i and not _heads_clause(node):
        node = node.head
    return verb_chain(node)[0]


def _heads_clause(token: Token) -> bool:
    if token.pos_ in _VERBAL:
        return True
    return any(child.dep_ in AUXILIARY | SUBJECT for child in token.children)

"""Find the verbs that introduce speech and thought, with the auxiliaries and particles they consist of."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.quotes.mood import is_finite
from analysis.quotes.sentences import Clause, Sentence
from analysis.quotes.words import words_of

PARTICIPLE_WITHOUT_GE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "wider", "unter", "über")
PERFECT_WITH_BE = frozenset({"ausgehen", "hervorgehen", "fortfahren"})
REFLEXIVE = frozenset({"äußern", "zeigen", "entschuldigen"})


class Form(NamedTuple):
    """One form of a cue verb.

    Attributes:
        verb: the infinitive, a particle included ("ankündigen").
        particle: the particle that must stand apart ("an"); empty if none.
        participle: whether the form is a participle.
    """

    verb: str
    particle: str
    participle: bool


class Lexicon(NamedTuple):
    """What the list of cues says.

    Attributes:
        forms: form in lower case → the cue verbs it may belong to.
        speech: verbs of saying, which any clause may complete.
        thought: verbs of thinking, completed by a clause.
        demand: verbs that need "dass", an infinitive or a subjunctive.
        needs: verb → words of which one combination must stand in the clause.
        reported: verb → prepositions of which one must stand in the clause; empty if an object does.
        turns: fixed turns, each as its words in lower case, the finite verb first.
        prepositions: that name a source ("laut").
        nouns: that stand behind "nach" ("Angaben").
        statements: nouns that a clause explains ("die Behauptung, dass").
        documents: endings of nouns for texts that can speak ("mitteilung"), in lower case.
    """

    forms: dict[str, tuple[Form, ...]]
    speech: frozenset[str]
    thought: frozenset[str]
    demand: frozenset[str]
    needs: dict[str, list[str]]
    reported: dict[str, frozenset[str]]
    turns: tuple[tuple[str, ...], ...]
    prepositions: frozenset[str]
    nouns: frozenset[str]
    statements: frozenset[str]
    documents: tuple[str, ...]


class Cue(NamedTuple):
    """A cue in a sentence; positions count the sentence's tokens.

    Attributes:
        verb: its infinitive; empty for a fixed turn.
        finite: the finite verb.
        tokens: all its words in order.
        last: its right-most verb or particle.
        passive: whether it stands in the passive.
    """

    verb: str
    finite: int
    tokens: tuple[int, ...]
    last: int
    passive: bool


@cache
def lexicon() -> Lexicon:
    """Read the list of cues once per process.

    Returns:
        The list with all forms of its verbs.
    """
    data = tomllib.loads((Path(__file__).parent / "cues.toml").read_text(encoding="utf-8"))
    words = {name: data[name].split() for name in ("speech", "thought", "demand")}
    forms: dict[str, list[Form]] = {}
    verbs = dict.fromkeys(w for group in words.values() for w in group) | dict.fromkeys(_reported(data))
    for verb in verbs:
        for form, kind in _conjugate(verb, data["parts"]):
            if kind not in forms.setdefault(form, []):
                forms[form].append(kind)
    joined = {name: frozenset(w.replace("|", "") for w in group) for name, group in words.items()}
    sources = data["sources"]
    return Lexicon(
        {form: tuple(kinds) for form, kinds in forms.items()},
        joined["speech"],
        joined["thought"],
        joined["demand"],
        data["needs"],
        {verb.replace("|", ""): frozenset(words) for verb, words in _reported(data).items()},
        tuple(tuple(turn.lower().split()) for group in data["turns"].values() for turn in group),
        frozenset(sources["prepositions"]),
        frozenset(sources["nouns"].split()),
        frozenset(sources["statements"].split()),
        tuple(sources["documents"].lower().split()),
    )


def _reported(data: dict) -> dict[str, list[str]]:
    """Map each verb that sums up speech to its prepositions."""
    result: dict[str, list[str]] = {}
    for group in data["reported"]:
        for verb in group["verbs"].split():
            result.setdefault(verb, []).extend(group["prepositions"])
    return result


def _conjugate(verb: str, parts: dict[str, str]) -> list[tuple[str, Form]]:
    """List the third-person and participle forms of a verb."""
    particle, _, base = verb.rpartition("|")
    full = particle + base
    finite, participle = _finite_forms(base, parts)
    result = [(form, Form(full, particle, False)) for form in finite]
    if particle:
        result += [(particle + form, Form(full, "", False)) for form in finite]
    return [*result, (particle + participle, Form(full, "", True))]


def _finite_forms(base: str, parts: dict[str, str]) -> tuple[list[str], str]:
    """Give the finite forms and the participle of a verb without particle."""
    stem = base.removesuffix("n").removesuffix("e") if not base.endswith(("eln", "ern")) else base[:-1]
    present = [base, stem + "e"]
    if base in parts:
        third, past, participle = parts[base].split()
        plural = past + "n" if past.endswith("e") else past + "en"
        return [*present, third, past, plural], participle
    link = "e" if stem.endswith(("t", "d", "chn", "ffn")) else ""
    ge = "" if base.startswith(PARTICIPLE_WITHOUT_GE) or base.endswith("ieren") else "ge"
    forms = [*present, stem + link + "t", stem + link + "te", stem + link + "ten"]
    return forms, ge + stem + link + "t"


def find_cues(sentence: Sentence, parts: tuple[Clause, ...]) -> tuple[Cue, ...]:
    """Find the cue verbs of a sentence outside quotation marks and brackets.

    Args:
        sentence: a sentence.
        parts: its clauses.

    Returns:
        Its cues by position of their finite verbs, one per finite verb.
    """
    found: dict[int, Cue] = {}
    forms = lexicon().forms
    for number, clause in enumerate(parts):
        for i in range(clause.first, clause.last):
            if sentence.masked[i]:
                continue
            for form in forms.get(sentence.tokens[i].lower_, ()):
                cue = _cue(sentence, parts, number, i, form)
                if cue is not None and (
                    cue.finite not in found or len(cue.verb) > len(found[cue.finite].verb)
                ):
                    found[cue.finite] = cue
        turn = _turn(sentence, clause)
        if turn is not None:
            found[turn.finite] = turn
    return tuple(found[i] for i in sorted(found))


def _cue(sentence: Sentence, parts: tuple[Clause, ...], number: int, i: int, form: Form) -> Cue | None:
    """Complete one form of a cue verb to the whole predicate; None if it is none here."""
    token, clause = sentence.tokens[i], parts[number]
    if form.participle and token.tag_ in {"VVPP", "ADJD", "VVFIN", "VVIZU"}:
        auxiliary = _auxiliary(sentence, parts, number, i)
        if auxiliary is not None:
            passive = (
                sentence.tokens[auxiliary].lower_ not in words_of("have") and form.verb not in PERFECT_WITH_BE
            )
            return _with_correlate(sentence, clause, form, auxiliary, (auxiliary, i), passive)
    if form.participle or not (is_finite(token) or _is_likely_finite(sentence, clause, i)):
        return None
    if not form.particle:
        return _with_correlate(sentence, clause, form, i, (i,), False)
    apart = _particle(sentence, parts, number, i, form.particle)
    return None if apart is None else _with_correlate(sentence, clause, form, i, (i, apart), False)


def _is_likely_finite(sentence: Sentence, clause: Clause, i: int) -> bool:
    """Whether a verb that is not tagged as finite is the only candidate of its clause."""
    token = sentence.tokens[i]
    if token.pos_ != "VERB" or (i and sentence.tokens[i - 1].tag_ == "PTKZU"):
        return False
    return not any(is_finite(t) for t in sentence.tokens[clause.first : clause.last])


def _auxiliary(sentence: Sentence, parts: tuple[Clause, ...], number: int, i: int) -> int | None:
    """Find the finite auxiliary of a participle, in its clause or before an apposition."""
    clause = parts[number]
    for j in [*range(i + 1, min(i + 3, clause.last)), *range(i - 1, clause.first - 1, -1)]:
        if sentence.tokens[j].lower_ in words_of("have", "become", "be") and not sentence.masked[j]:
            return j
    for earlier in reversed(parts[max(0, number - 3) : number]):
        tokens = sentence.tokens[earlier.first : earlier.last]
        finite = [earlier.first + k for k, t in enumerate(tokens) if is_finite(t)]
        if finite:
            alone = not any(t.tag_ in {"VVPP", "VVINF"} for t in tokens)
            inner = sentence.tokens[earlier.first].lower_ in {"der", "die", "das", "dem", "den"}
            if inner and finite[-1] == earlier.last - 1:
                continue
            return (
                finite[-1]
                if alone and sentence.tokens[finite[-1]].lower_ in words_of("have", "become")
                else None
            )
    return None


def _particle(
    sentence: Sentence, parts: tuple[Clause, ...], number: int, i: int, particle: str
) -> int | None:
    """Find the separated particle at the end of the clause, or behind an apposition."""
    for clause in parts[number : number + 4]:
        for j in range(max(i + 1, clause.first), clause.last):
            at_end = j == clause.last - 1 or sentence.tokens[j + 1].lower_ in {"und", "oder", "sowie"}
            is_particle = sentence.tokens[j].lower_ == particle and not sentence.masked[j]
            if is_particle and (at_end or sentence.tokens[j].tag_ == "PTKVZ"):
                return j
    return None


def _with_correlate(
    sentence: Sentence, clause: Clause, form: Form, finite: int, tokens: tuple[int, ...], passive: bool
) -> Cue | None:
    """Add "darauf", "davon" … to the words of a cue; None if a word that the verb needs is missing."""
    words = {sentence.tokens[j].lower_ for j in range(clause.first, clause.last)}
    behind = {t.lower_ for t in sentence.tokens[clause.last : clause.last + 3]}
    needed = lexicon().needs.get(form.verb)
    if needed and not any(set(turn.split()) <= words | (behind & {"dass", "ob"}) for turn in needed):
        return None
    also = {
        j for j in range(clause.first, clause.last) if sentence.tokens[j].lower_ in words_of("correlates")
    }
    if form.verb in REFLEXIVE:
        also |= {j for j in range(clause.first, clause.last) if sentence.tokens[j].lower_ == "sich"}
    if form.verb == "heißen":
        also |= {j for j in (finite - 1, finite + 1) if 0 <= j < len(sentence.tokens)} & {
            j for j in range(clause.first, clause.last) if sentence.tokens[j].lower_ == "es"
        }
    everything = tuple(sorted({*tokens, *also}))
    return Cue(form.verb, finite, everything, max(everything), passive)


def _turn(sentence: Sentence, clause: Clause) -> Cue | None:
    """Find a fixed turn in a clause; None if there is none."""
    words = {i: sentence.tokens[i].lower_ for i in range(clause.first, clause.last) if not sentence.masked[i]}
    present = set(words.values())
    for turn in lexicon().turns:
        if turn[0] not in present:
            continue
        finite = next(i for i, word in words.items() if word == turn[0])
        places = [
            next((i for i, word in words.items() if word == part and i >= finite), None) for part in turn
        ]
        if None not in places:
            positions = tuple(sorted(places))
            return Cue("", finite, positions, positions[-1], turn[0] == "wurde")
    return None

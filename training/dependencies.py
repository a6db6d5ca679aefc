"""Bring the dependencies of every treebank to the conventions of UD German-GSD.

HDT calls a name behind its title `flat` where GSD has an apposition, reflexives `expl:pv` where GSD has
objects, a dative object `obj` where GSD has `obl:arg`; PUD calls every "es" an expletive. Both hang
focus particles on the noun that they stand before, GSD on the verb; both know oblique dependents of
nouns and adjectives, which GSD calls `nmod`; HDT makes the verb of saying behind a quotation its parataxis.
"""

from collections.abc import Sequence

from training.columns import DEP, FEATS, FORM, HEAD, ID, LEMMA, POS, Row, words
from training.copulas import raise_copulas

_DATIVE_FORMS = {"mir", "dir", "ihm", "ihnen", "wem", "einander", "niemandem", "jemandem"}
_DATIVE_DETERMINERS = ("em", "er")
"""Endings: "dem", "einem", "ihrer"; an accusative never has them, "der" included."""
_FOCUS = words("focus")
_SAYING = words("saying")
_NOMINAL = {"NOUN", "PROPN", "PRON"}
_INSIDE_PHRASE = {"obj", "obl", "obl:arg", "nsubj", "nsubj:pass", "nmod", "iobj", "conj", "appos"}
_SUBJECTS = {"nsubj", "nsubj:pass", "csubj:pass"}
_FULL_VERBS = {"haben", "sein", "werden"}


def _is_dative(row: Row, children: Sequence[Row]) -> bool:
    if "Case=Dat" in row[FEATS] or row[FORM].lower() in _DATIVE_FORMS:
        return True
    return row[POS] in {"NOUN", "PROPN", "_"} and any(
        c[POS] in {"DET", "_"} and c[DEP].startswith("det") and c[FORM].lower().endswith(_DATIVE_DETERMINERS)
        for c in children
    )


def _raise_copulas(rows: Sequence[Row]) -> None:
    heads = [int(row[HEAD]) - 1 if row[HEAD] != "0" else i for i, row in enumerate(rows)]
    deps, pos = [row[DEP] for row in rows], [row[POS] for row in rows]
    raise_copulas(heads, deps, pos, [row[LEMMA] for row in rows])
    for i, row in enumerate(rows):
        row[HEAD] = "0" if heads[i] == i else str(heads[i] + 1)
        row[DEP], row[POS] = deps[i], pos[i]


def _raise_saying(saying: Row, quoted: Row, rows: Sequence[Row]) -> None:
    """Make the verb of saying behind a quotation the head of what is quoted."""
    subjects = [int(r[ID]) for r in rows if r[HEAD] == saying[ID] and r[DEP] == "nsubj"]
    inverted = subjects and max(subjects) > int(saying[ID]) > int(quoted[ID])
    if inverted and quoted[POS] in {"VERB", "ADJ", "NOUN", "AUX", "_"}:
        saying[HEAD], saying[DEP] = quoted[HEAD], quoted[DEP]
        quoted[HEAD], quoted[DEP] = saying[ID], "ccomp"


def _predicate(head: str, by_id: dict[str, Row]) -> str:
    """The predicate above a noun phrase; the noun itself if it is no dependent of one."""
    above = head
    while (row := by_id.get(above)) and row[POS] in _NOMINAL and row[DEP] in _INSIDE_PHRASE:
        above = row[HEAD]
    return above if (row := by_id.get(above)) and row[POS] in {"VERB", "ADJ", "AUX"} else head


def harmonise(source: str, rows: Sequence[Row]) -> None:
    """Change the relations of one sentence in place.

    Args:
        source: the treebank's name.
        rows: the sentence's tokens in the ten columns of CoNLL-U; a treebank without heads has "_" there.
    """
    if not rows or rows[0][HEAD] == "_":
        return
    _raise_copulas(rows)
    by_id = {row[ID]: row for row in rows}
    for row in rows:
        if row[DEP] == "parataxis" and row[LEMMA] in _SAYING:
            _raise_saying(row, by_id[row[HEAD]], rows)
    children = {row[ID]: [c for c in rows if c[HEAD] == row[ID]] for row in rows}
    for row in rows:
        if row[DEP] == "advmod" and row[FORM].lower() in _FOCUS:
            row[HEAD] = _predicate(row[HEAD], by_id)
    for row in rows:
        head = by_id.get(row[HEAD])
        if head:
            row[DEP] = _relation(row, head, children[row[HEAD]])
            if "HDT" in source:
                row[DEP] = _relation_in_hdt(row, head, children[row[ID]])
    if "HDT" in source:
        for row in rows:
            governs = not row[DEP].startswith(("aux", "cop"))
            if row[POS] == "AUX" and row[LEMMA] in _FULL_VERBS and governs:
                row[POS] = "VERB"


def _relation(row: Row, head: Row, siblings: Sequence[Row]) -> str:
    """The relation that GSD would have, whatever the treebank."""
    if row[DEP] in {"obl", "nmod"}:
        return "obl" if head[POS] in {"VERB", "AUX"} else "nmod"
    if row[DEP] == "expl:pv":
        return "obj"
    has_subject = any(s[DEP] in _SUBJECTS for s in siblings if s is not row)
    return "nsubj" if row[DEP] == "expl" and row[FORM].lower() == "es" and not has_subject else row[DEP]


def _relation_in_hdt(row: Row, head: Row, children: Sequence[Row]) -> str:
    if row[DEP] == "obj" and _is_dative(row, children):
        return "obl:arg"
    if row[DEP] == "aux:pass" and row[LEMMA] == "sein":
        return "cop"
    return "appos" if row[DEP] == "flat" and (head[POS], row[POS]) == ("NOUN", "PROPN") else row[DEP]

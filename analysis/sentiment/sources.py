"""Sources that a sentence names beside what they say: "laut X", "nach Ansicht von X", "so X", "X: …"."""

from spacy.tokens import Span, Token

from analysis.annotations import Mention
from analysis.language.syntax import COMPLEMENT_CLAUSE, finite_verb, is_finite, verb_chain
from analysis.sentiment.arguments import VERBAL, agents, word_class
from analysis.sentiment.holders import entities_of, is_holder, is_own, owners
from analysis.sentiment.voice_words import is_verb_of, partners, source_noun, words

_LONGEST_LABEL = 12
_WORDS_OF_A_LABEL = 6
_LONGEST_INSERT = 14
_ESTEEM = {
    "gilt",
    "gelten",
    "galt",
    "galten",
    "umstritten",
    "unumstritten",
    "beliebt",
    "unbeliebt",
    "verpönt",
    "verhasst",
}
_BEING = {"ist", "sind", "war", "waren", "bleibt", "bleiben", "hat", "haben", "bedeutet"}
_BREAKS = {",", "“", '"', "–", "-", "«", "”"}
_NOT_WITHOUT_OWNER = {"sicht", "warte", "perspektive", "blickwinkel", "augen"}


def named_source(target: Span, sentence: Span, mentions: tuple[Mention, ...]) -> tuple[int, ...] | None:
    """Find a source that a sentence names and that bears on the target.

    Args:
        target: the target.
        sentence: its sentence.
        mentions: the article's mentions.

    Returns:
        The source's entities, as far as they are known; None if none is named.
    """
    for token in sentence:
        phrase = _phrase(token, target)
        if phrase is not None and _bears_on(phrase, target):
            return entities_of([phrase, *owners(phrase), *phrase.children], mentions)
    for found in (_inserted, _labelled, _esteemed, _for_whom, _in_dispute):
        heads = found(target, sentence, mentions)
        if heads is not None:
            return entities_of(heads, mentions)
    return None


def _bears_on(phrase: Token, target: Span) -> bool:
    """Whether a phrase stands in the target's clause or in one above it, or has swallowed it in the parse."""
    root = phrase.head
    while word_class(root) not in VERBAL and root.head != root and root.dep_ not in COMPLEMENT_CLAUSE:
        root = root.head
    own = verb_chain(target.root)
    return phrase == target.root or any(
        link.is_ancestor(target.root) or link in own for link in (*verb_chain(root), phrase)
    )


def _phrase(token: Token, target: Span) -> Token | None:
    """Find the head of a phrase that names a source."""
    if token.lower_ in words("sources"):
        return token.head if token.head.pos_ in {"NOUN", "PROPN", "PRON"} else next(token.children, None)
    noun = source_noun(token.lower_)
    if noun:
        who = [t for t in owners(token) if t != target.root and not t.is_ancestor(target.root)]
        owned = who or noun not in _NOT_WITHOUT_OWNER
        if any(is_own(t) for t in who) or not owned:
            return None
        return token if _preposition(token) in partners(noun) else None
    if token.lower_ in {"plakaten", "transparenten", "bannern", "schildern"} and _preposition(token) == "auf":
        return token
    return _after_so(token) if token.lower_ == "so" else None


def _after_so(token: Token) -> Token | None:
    """Find the source behind an inserted "so" ("…, so der Minister")."""
    if not token.i or token.nbor(-1).text not in _BREAKS or token.i + 1 >= token.sent.end:
        return None
    following = token.nbor(1)
    named = following.tag_ in {"NN", "NE", "TRUNC"} or following.pos_ == "PROPN"
    if not (named or following.lower_ in {"der", "die", "das", "ein", "eine"}):
        return None
    rest = token.doc[token.i + 1 : token.sent.end]
    source = next((t for t in rest if t.pos_ in {"NOUN", "PROPN"}), None)
    if source is None or any(is_finite(t) or t.text == "," for t in token.doc[token.i + 1 : source.i]):
        return None
    return source


def _preposition(noun: Token) -> str:
    """Find the preposition before a noun and what belongs to it, or behind it ("ihrer Ansicht nach")."""
    i = noun.i - 1
    while i > 0 and noun.doc[i].pos_ in {"DET", "ADJ", "NUM", "ADV", "PROPN"}:
        i -= 1
    before = noun.doc[i] if i >= 0 else noun
    if before.pos_ == "ADP" or before.lower_ in words("source_prepositions"):
        return before.lower_
    behind = noun.nbor(1).lower_ if noun.i + 1 < len(noun.doc) else ""
    return behind if behind == "nach" else ""


def _inserted(target: Span, sentence: Span, mentions: tuple[Mention, ...]) -> list[Token] | None:
    """Find an inserted clause by its form, where the parse misses it ("wie X mitteilte", "heißt es")."""
    for token in sentence:
        if token.lower_ == "demnach" or (token.lower_ in {"heißt", "hieß"} and _has_neighbour(token, "es")):
            return []
        opens = token.i == sentence.start or token.nbor(-1).text in {",", "(", "–"}
        opens = opens or (token.nbor(-1).lower_ == "so" and token.i > sentence.start + 1)
        if (
            opens
            and token.i > sentence.start
            and is_finite(token)
            and is_verb_of(token, "saying", "inserted")
        ):
            near = [t for t in token.doc[token.i + 1 : token.i + 5] if t.pos_ in {"NOUN", "PROPN"}]
            who = [t for t in (*agents(token), *near[:1]) if t.i > token.i and is_holder(t, mentions)]
            if who and target.root.i not in range(token.i, who[0].i + 1):
                return who
        if token.lower_ != "wie" or not opens:
            continue
        clause = []
        for word in token.doc[token.i + 1 : min(token.i + _LONGEST_INSERT, sentence.end)]:
            if word.text in {",", ")", "–", ".", ":"}:
                break
            clause.append(word)
        if clause and target.root not in clause and is_verb_of(clause[-1], "saying", "inserted"):
            who = [t for t in clause if t.pos_ in {"NOUN", "PROPN", "PRON"} and is_holder(t, mentions)]
            if who:
                return who
    return None


def _has_neighbour(token: Token, word: str) -> bool:
    around = [token.i - 1, token.i + 1]
    return any(0 <= i < len(token.doc) and token.doc[i].lower_ == word for i in around)


def _labelled(target: Span, sentence: Span, mentions: tuple[Mention, ...]) -> list[Token] | None:
    """Find who speaks before a colon ("Datenschützer: …", "Verein löst sich auf – Vorsitzende: …")."""
    colon = next((t for t in sentence[:_LONGEST_LABEL] if t.text == ":"), None)
    if colon is None or colon.i >= target.start:
        return None
    label = [t for t in sentence.doc[sentence.start : colon.i] if not t.is_space]
    dash = next((k for k, t in enumerate(label) if t.text in {"–", "—"}), -1)
    label = label[dash + 1 :]
    if not label or {t.lower_ for t in label} & words("no_speakers"):
        return None
    if any(is_finite(t) for t in label):
        said = any(is_verb_of(t, "saying") for t in label if is_finite(t))
        who = [t for t in label if t.pos_ in {"NOUN", "PROPN", "PRON"} and is_holder(t, mentions)]
        return who if said and who else None
    return label if _is_label(label, mentions) else None


def _is_label(label: list[Token], mentions: tuple[Mention, ...]) -> bool:
    """Whether words before a colon name a person, an organisation or a group; no place and no thing."""
    head = next((t for t in label if t.pos_ in {"NOUN", "PROPN"} and t.lower_ not in words("askers")), None)
    if (
        head is None
        or len(label) > _WORDS_OF_A_LABEL
        or label[0].pos_ == "ADP"
        or not is_holder(head, mentions)
    ):
        return False
    if head.ent_type_ == "LOC" and len(label) == 1:
        return False
    if any(t.pos_ == "PROPN" or t.ent_type_ in {"PER", "ORG"} for t in label):
        return True
    return head == label[-1] and head.lower_.endswith(
        ("er", "ern", "innen", "ende", "ender", "chef", "chefin")
    )


def _esteemed(_target: Span, sentence: Span, mentions: tuple[Mention, ...]) -> list[Token] | None:
    """Find those who esteem something ("gilt unter Ermittlern als", "bei Anlegern umstritten")."""
    if not any(t.lower_ in _ESTEEM for t in sentence):
        return None
    for token in sentence:
        if token.lower_ in {"unter", "bei"}:
            noun = token.head
            plural = "Plur" in noun.morph.get("Number") and noun.pos_ in {"NOUN", "PROPN"}
            if plural and noun.head.lower_ in _ESTEEM and is_holder(noun, mentions):
                return [noun]
    return None


def _for_whom(target: Span, sentence: Span, _mentions: tuple[Mention, ...]) -> list[Token] | None:
    """Find the person for whom something is so ("Für Weber ist die Zusammenarbeit gescheitert")."""
    for token in sentence:
        if token.lower_ == "für" and token.head != target.root and not token.head.is_ancestor(target.root):
            person = any(t.ent_type_ == "PER" for t in token.head.subtree)
            verb = finite_verb(token.head.head)
            if person and verb is not None and verb.lower_ in _BEING:
                return [token.head]
    return None


def _in_dispute(_target: Span, sentence: Span, _mentions: tuple[Mention, ...]) -> list[Token] | None:
    """Find judgements of nobody in particular ("steht in der Kritik")."""
    text = sentence.text.lower()
    return [] if any(phrase in text for phrase in words("unnamed")) else None

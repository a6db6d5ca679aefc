"""What is known of a pipeline: version, licence, training data, measured scores."""

from typing import NamedTuple

from spacy.language import Language


class Card(NamedTuple):
    """A pipeline's own account of itself.

    Attributes:
        name: of the pipeline, without its language.
        version: of the pipeline.
        licence: under which its weights may be used.
        data: the sets it was trained on, each with its licence.
        scores: measure → value in [0, 1], on the sets named in the measure's key or by the maker.
    """

    name: str
    version: str
    licence: str
    data: tuple[str, ...]
    scores: dict[str, float]


def model_card(nlp: Language) -> Card:
    """Read the model card that a pipeline carries in its metadata.

    Args:
        nlp: any spaCy pipeline; fields that its maker left out are empty.

    Returns:
        Its card; of the scores only single numbers.
    """
    meta = nlp.meta
    data = tuple(
        f"{s['name']} ({s.get('license') or 'licence not stated'})" for s in meta.get("sources") or ()
    )
    scores = {k: v for k, v in (meta.get("performance") or {}).items() if isinstance(v, int | float)}
    return Card(meta["name"], meta["version"], meta.get("license") or "not stated", data, scores)

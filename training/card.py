"""Write the model card beside the weights, and into the pipeline's own metadata."""

import json
from pathlib import Path

from analysis.evaluation.intervals import Measured
from training import sources
from training.measure import Pace

_LICENCE_TEXT = """The weights in this folder are licensed under {licence}
(https://creativecommons.org/licenses/by-sa/4.0/). They were learnt from:

{data}

The program code around them is licensed under MIT.
"""


def _card(version: str, scores: dict[str, Measured], speed: Pace, megabytes: float) -> str:
    data = "\n".join(f"| {s.name} | {s.licence} | {s.purpose} |" for s in sources.LEARNT)
    rows = "\n".join(
        f"| {k} | {'GermEval 2014' if k.startswith('names') else 'UD GSD'} dev "
        f"| {m.value:.3f} | {m.low:.3f}–{m.high:.3f} | {m.n} |"
        for k, m in scores.items()
    )
    return f"""# The German news pipeline, version {version}

Tagger (STTS), morphologizer and parser (Universal Dependencies), lemmatizer, and recogniser of names
(PER, ORG, LOC, MISC), trained by the project itself with spaCy. Licence of the weights: {sources.LICENCE}.
{megabytes:.1f} MB. {speed.words_per_second:,.0f} words a second on one core of the machine that trained
it, where the tokeniser alone is {speed.tokeniser:.0f} times as fast. `make train` makes it anew.

## Learnt from

| data | licence | for |
|---|---|---|
{data}

No set that forbids commercial use is among them. The encoder first learns to guess hidden words of raw
text. Three parsers that differ in their seed then annotate the sentences of GermEval and of the treebank
without heads; what they agree on is learnt along with what people annotated.

## Measured

95 % bootstrap intervals over documents; the pipeline reads raw text. UD GSD dev in documents of ten
sentences, contracted words ("im") as one token; names by strict span and label. All values are F1 over
units; a token that the tokeniser cuts differently from the treebank ("US-Haus") counts as missed.
`make evaluate` reproduces the figures.

| measure | on | value | interval | units |
|---|---|---|---|---|
{rows}

`features` counts a token as right only if its whole set of features is; `Mood=Sub` is the F1 of finding
subjunctives; `sentences` that of whole sentences.
"""


def write_card(model: Path, scores: dict[str, Measured], speed: Pace) -> None:
    """Write README.md, LICENSE and the metadata of a pipeline.

    Args:
        model: the pipeline's folder.
        scores: what was measured.
        speed: how fast it read.
    """
    meta_file = model / "meta.json"
    meta = json.loads(meta_file.read_text(encoding="utf-8"))
    meta["sources"] = [{"name": s.name, "license": s.licence} for s in sources.LEARNT]
    meta["performance"] = {k: round(m.value, 4) for k, m in scores.items()}
    meta_file.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    size = sum(f.stat().st_size for f in model.rglob("*") if f.is_file()) / 1e6
    (model / "README.md").write_text(_card(meta["version"], scores, speed, size), encoding="utf-8")
    listed = "\n".join(f"- {s.name}, {s.licence}" for s in sources.LEARNT)
    text = _LICENCE_TEXT.format(licence=sources.LICENCE, data=listed)
    (model / "LICENSE").write_text(text, encoding="utf-8")

"""Train the learned quotes engine from coded articles, with the package's own pipeline.

The steps: analyse the articles; train taggers on four fifths of them and let each tag the last fifth, so
that the judge, the roles and the confidence are learnt from tags like those of new articles; train the
final tagger on all. A step whose result lies in the work folder already is not repeated.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.files import write_bytes
from analysis.language.pipeline import load_pipeline
from analysis.quotes.learned.judge import Verdicts
from analysis.quotes.learned.reading import SPEECH_WORDS
from analysis.quotes.learned.tagger import Tagged, Tagger, tag
from analysis.quotes.learned.weights import MODEL, Learned, save
from training import sources
from training.learn import WORK
from training.quotation_card import write_card
from training.quotation_data import Example, read_coded
from training.quotation_judge import Case, calibrated, chosen, make_case, train_judge
from training.quotation_roles import coded_lesson, found_lesson, train_roles
from training.quotation_tagger import FOLDS, folds, train_taggers
from training.speech_words import learn_speech_words
from training.workers import use_fast_products

VERSION = "1"
LEARNT = (sources.QUOTATIONS, sources.SPEECH)
LEAST = 0.36
"""Expected overlap from which a candidate is a quotation: what served best on the training articles."""


def _tag(tagger: Tagger, example: Example) -> Tagged:
    columns = example.reading.columns
    return tag(tagger, example.reading, tagger.table.numbers(columns, len(example.reading.tokens)))


def _crosswise(cases: Sequence[Case], fold: dict[str, int]) -> list[Verdicts]:
    """Let each article be weighed by a judge that was trained without it."""
    judges = [train_judge([c for c in cases if fold[c.example.name] != k]) for k in range(FOLDS)]
    return [judges[fold[c.example.name]].weigh(c.features) for c in cases]


def learn(examples: Sequence[Example], work: Path, pipeline: str) -> Learned:
    """Train the engine.

    Args:
        examples: coded articles.
        work: folder that keeps what has been trained.
        pipeline: version of the pipeline that analysed them.

    Returns:
        What was learnt.
    """
    examples = [e for e in examples if e.reading.tokens]
    divided = folds(examples)
    *partial, whole = train_taggers([*(part for part, _ in divided), examples], work, "quotations")
    tagged = {e.name: _tag(t, e) for t, (_, held) in zip(partial, divided, strict=True) for e in held}
    fold = {e.name: k for k, (_, held) in enumerate(divided) for e in held}
    cases = [make_case(e, tagged[e.name]) for e in examples]
    cases = [c for c in cases if c.candidates]
    weighed = _crosswise(cases, fold)
    judge = calibrated(train_judge(cases), cases, weighed, LEAST)
    lessons = [coded_lesson(e, tagged[e.name]) for e in examples if e.coded]
    for case, said in zip(cases, weighed, strict=True):
        stretches = [stretch for _, stretch in chosen(case, said, LEAST)]
        lessons.append(found_lesson(case.example, tagged[case.example.name], stretches))
    roles = train_roles(lessons, whole.table, work, "roles")
    return Learned(whole, judge, roles, _about(pipeline))


def _about(pipeline: str) -> dict[str, object]:
    return {
        "version": VERSION,
        "licence": sources.QUOTATIONS.licence,
        "data": [f"{source.name} ({source.licence})" for source in LEARNT],
        "pipeline": pipeline,
    }


def main(arguments: list[str] | None = None) -> int:
    """Train the engine and write its weights.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the data are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m training.quotations", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (../shared/data)")
    parser.add_argument(
        "--out",
        type=Path,
        default=MODEL,
        help="where the weights go (default: the package); the list of words always goes into the package",
    )
    parser.add_argument("--work", type=Path, default=WORK, help="folder for what lies between")
    options = parser.parse_args(arguments)
    coded, marked = (options.data / source.file for source in LEARNT)
    for path in (coded, marked):
        if not path.is_file():
            print(f"training: {path} is missing; name its folder with --data", file=sys.stderr)
            return 2
    use_fast_products()
    options.work.mkdir(parents=True, exist_ok=True)
    nlp = load_pipeline()
    write_bytes(SPEECH_WORDS, "".join(f"{word}\n" for word in learn_speech_words(nlp, marked)).encode())
    learned = learn(list(read_coded(nlp, coded)), options.work, nlp.meta["version"])
    save(learned, options.out)
    write_card(options.out, learned.about, LEARNT)
    return 0


if __name__ == "__main__":
    sys.exit(main())

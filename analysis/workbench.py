"""What a notebook opens: a corpus, annotated, with its charts and its evidence one call away."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.annotate import annotate
from analysis.corpus.articles import Rejection
from analysis.evidence.dossier import Dossier, dossier_of
from analysis.evidence.finding import mentions_of
from analysis.evidence.found import Evidence
from analysis.evidence.holdings import list_gaps, list_rejections
from analysis.evidence.judged import beside_textblob, judgements_of
from analysis.evidence.listing import Listing, count_all, list_articles, list_corrections
from analysis.evidence.ranked import list_entities
from analysis.evidence.reading import Reading, read_article
from analysis.evidence.said import quotes_of
from analysis.evidence.topic_trial import TopicTrial, try_terms
from analysis.figures.balance_per_speaker import most_judging
from analysis.figures.chart import Chart, make_chart
from analysis.figures.counting import counted_mentions, most_frequent
from analysis.figures.labels import Lang
from analysis.language.pipeline import load_pipeline
from analysis.mentions.corrections import Effect
from analysis.places import PROJECT, corpus_name, corpus_path, figures_folder
from analysis.quotes.learned.engine import ENGINE
from analysis.sentiment.topic_lists import choose_topic
from analysis.sentiment.topics import Topic, load_topics, topics_file
from analysis.tables import Tables, read_tables


@dataclass(frozen=True)
class Corpus:
    """An annotated corpus; a notebook shows what it holds.

    Attributes:
        name: of the file or folder.
        tables: what was found.
        figures: the folder for its charts.
        topics: each topic's key and its label.
        lang: of labels.
        rejected: how many documents could not be read.
        effects: what the corpus's `entities.toml` did.
        term_lists: the topics with their terms.
        rejections: the documents that could not be read, and why.
    """

    name: str
    tables: Tables
    figures: Path
    topics: dict[str, str]
    lang: Lang
    rejected: int = 0
    effects: tuple[Effect, ...] = ()
    term_lists: tuple[Topic, ...] = ()
    rejections: tuple[Rejection, ...] = ()

    def chart(self, name: str, **options: Any) -> Chart:
        """Draw a chart and write it with its numbers into the corpus's folder of figures.

        Args:
            name: of the chart, such as "mentions_per_entity"; all are in `analysis.figures.gallery`.
            options: for its `numbers`, such as `top=20`.

        Returns:
            The chart.
        """
        return make_chart(name, self.tables, self.figures, lang=self.lang, topics=self.topics, **options)

    def article(self, article_id: str | None = None) -> Reading:
        """Show an article with all that was found in it.

        Args:
            article_id: of the article; None takes the one with the most quotations.

        Returns:
            The highlighted article.
        """
        return read_article(self.tables, article_id, lang=self.lang)

    def said_by(self, speaker: str | None = None, *, most: int = 10, **only: Any) -> Evidence:
        """Show what someone said.

        Args:
            speaker: a canonical name; None takes the most quoted.
            most: how many quotations.
            only: `type="Direct"`, `sure=0.8` (the least confidence), `order="unsure"` (the least sure
                first; "sure" for the surest), or several of these.

        Returns:
            The quotations with their sentences.
        """
        speaker = speaker or next(iter(self.most_quoted(1)), "")
        return quotes_of(self.tables, speaker, most=most, lang=self.lang, **only)

    def doubtful(self, *, most: int = 10, **only: Any) -> Evidence:
        """Show the quotations of which the extractor is least sure, to judge them by hand.

        Args:
            most: how many quotations.
            only: `type="Direct"`, `sure=0.5` (the least confidence) or both.

        Returns:
            The quotations with their sentences, whoever speaks, the least sure first; a sentence that
            says so if the engine gives no confidence.
        """
        return quotes_of(self.tables, None, order="unsure", most=most, lang=self.lang, **only)

    def mentioned(self, entity: str | None = None, *, most: int = 10) -> Evidence:
        """Show where someone or something is mentioned.

        Args:
            entity: a canonical name; None takes the most mentioned person.
            most: how many mentions.

        Returns:
            The mentions with their sentences.
        """
        entity = entity or next(iter(self.most_mentioned(1)), "")
        return mentions_of(self.tables, entity, most=most, lang=self.lang)

    def dossier(self, entity: str | None = None, **options: Any) -> Dossier:
        """Tell what the corpus says of someone or something.

        Args:
            entity: a canonical name; None takes the most mentioned person.
            options: `most=20` (lines per table), `each=5` (sentences per kind of mention).

        Returns:
            Names, offices, role phrases, counts, company and sentences.
        """
        entity = entity or next(iter(self.most_mentioned(1)), "")
        return dossier_of(self.tables, entity, lang=self.lang, **options)

    def top_entities(self, top: int = 5, **options: Any) -> Listing:
        """List who and what is mentioned most.

        Args:
            top: how many per label.
            options: `labels=("PER",)`, `parts=("body", "caption")` or both.

        Returns:
            Mentions by kind, articles, mentions per 1,000 words, first and last date.
        """
        return list_entities(self.tables, top=top, lang=self.lang, **options)

    def judged(self, topic: str | None = None, *, most: int = 10, **only: str) -> Evidence:
        """Show how a topic is judged.

        Args:
            topic: its key, such as "partnership"; None for all topics.
            most: how many judgements.
            only: `polarity="negative"`, `voice="quoted"`, `speaker="Herbert Diess"`, `outlet="Bote"`,
                `period="2019-02"`, `order="unsure"` (the surest come first without it; "article" for
                the order of the articles), or several of these.

        Returns:
            The judgements with their sentences; what is similar if there is no such topic, speaker or outlet.
        """
        return judgements_of(self.tables, topic, topics=self.topics, most=most, lang=self.lang, **only)

    def judged_by(self, speaker: str | None = None, *, most: int = 10, **only: str) -> Evidence:
        """Show how someone who is quoted judges the topics.

        Args:
            speaker: a canonical name; None takes who judges in the most articles, and all quoted voices if
                nobody is named.
            most: how many judgements.
            only: as for `judged`.

        Returns:
            The judgements with their sentences.
        """
        speaker = speaker or next(iter(most_judging(self.tables.sentiment, 1)), None)
        return self.judged(speaker=speaker, most=most, **{"voice": "quoted", **only})

    def beside_textblob(self, topic: str | None = None, *, most: int = 10) -> Evidence:
        """Show the sentences in which our score and textblob-de's polarity differ most.

        Args:
            topic: its key; None for all topics.
            most: how many sentences.

        Returns:
            The sentences with both values.
        """
        return beside_textblob(self.tables, topic, topics=self.topics, most=most, lang=self.lang)

    def try_topic(self, topic: str | None = None, *, most: int = 15, **lists: Sequence[str]) -> TopicTrial:
        """Try a list of terms out: what it finds, what it may miss, what it may find wrongly.

        Args:
            topic: key of a topic of this corpus; without it and without lists the first is meant.
            most: how many lines per table.
            lists: of one's own, `terms=["Datenschutz", …]`, `excludes=[…]`, `opposed=[…]`.

        Returns:
            Word forms with their counts and an example each.
        """
        tried = choose_topic(self.term_lists, topic, **lists)
        return try_terms(self.tables, tried, load_pipeline(), most=most, lang=self.lang)

    def most_quoted(self, top: int = 10) -> list[str]:
        """Name the most quoted speakers, the first most often.

        Args:
            top: how many.

        Returns:
            Canonical names.
        """
        return most_frequent(
            self.tables.quotes.explode("speakers").dropna(subset="speakers"), "speakers", top
        )

    def most_mentioned(self, top: int = 10) -> list[str]:
        """Name the most mentioned persons, the first most often.

        Args:
            top: how many.

        Returns:
            Canonical names.
        """
        return most_frequent(counted_mentions(self.tables, labels=("PER",)), "entity", top)

    def articles(self, most: int = 10) -> Listing:
        """List the articles.

        Args:
            most: how many.

        Returns:
            Their titles, dates, outlets and lengths, by date.
        """
        return list_articles(self.tables, most=most, lang=self.lang)

    def gaps(self, most: int = 10) -> Listing:
        """List the times between the first and the last article in which none appeared.

        Args:
            most: how many, the longest.

        Returns:
            From when to when; a sentence if there is no gap.
        """
        return list_gaps(self.tables, most=most, lang=self.lang)

    def rejected_documents(self) -> Listing:
        """List why documents were rejected: one row per reason, or a sentence if there are none."""
        return list_rejections(self.rejections, lang=self.lang)

    def corrections(self) -> Listing:
        """List what each of the corpus's corrections in `entities.toml` did, or that it found nothing."""
        return list_corrections(self.effects, lang=self.lang)

    def counts(self) -> Listing:
        """Count what the corpus holds, one row per thing counted."""
        return count_all(self.tables, self.rejected, lang=self.lang)

    def __repr__(self) -> str:
        """Say what the corpus holds."""
        return repr(self.counts())

    def _repr_html_(self) -> str:
        return self.counts().html


def open_corpus(path: str | Path | None = None, *, lang: Lang = "en", quotes: str = ENGINE) -> Corpus:
    """Annotate a corpus, as far as it has not been annotated yet, and open it.

    The annotations are kept in `.annotations/` in the project's folder.

    Args:
        path: a file or folder; None or "" takes `seeds/`. A relative path starts at the project's folder.
        lang: of labels, "de" or "en".
        quotes: the quotes engine, "learned" or "rules".

    Returns:
        The corpus.

    Raises:
        FileNotFoundError: there is no such file or folder.
        SettingsError: the corpus brings topics or corrections of entities that cannot be used.
    """
    source = corpus_path(path)
    place = hashlib.sha256(f"{source}\n{quotes}".encode()).hexdigest()[:8]
    annotations = PROJECT / ".annotations" / f"{corpus_name(source)}-{place}"
    annotations.mkdir(parents=True, exist_ok=True)
    summary = annotate([source], annotations, quotes=quotes, progress=True)
    term_lists = load_topics(topics_file([source]))
    topics = {topic.key: getattr(topic, f"label_{lang}") for topic in term_lists}
    tables = read_tables(annotations)
    kept = len(summary.rejected), summary.effects, term_lists, summary.rejected
    return Corpus(corpus_name(source), tables, figures_folder(source), topics, lang, *kept)

"""Which article is which: identifiers, and groups of articles with the same words."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from analysis.corpus.articles import Article


def article_hash(source: str, line: int, text: str) -> str:
    """Name an article whose source gives it no identifier.

    Args:
        source: the file, relative to the input.
        line: its row in the file, from 1.
        text: the article.

    Returns:
        16 hexadecimal digits, the same wherever the corpus lies.
    """
    return hashlib.sha256(f"{source}\0{line}\0{text}".encode()).hexdigest()[:16]


def duplicate_groups(articles: Iterable[Article]) -> dict[str, str]:
    """Group articles whose texts differ in white space and case at most.

    Args:
        articles: of the whole corpus.

    Returns:
        article_id → the group's name, the smallest article_id in it; articles that are the only one
        with their text are left out.
    """
    same = defaultdict(list)
    for article in articles:
        words = " ".join(article.text.casefold().split())
        same[hashlib.sha256(words.encode()).digest()].append(article.article_id)
    return {member: min(group) for group in same.values() if len(group) > 1 for member in group}

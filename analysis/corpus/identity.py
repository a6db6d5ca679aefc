"""Which article is which: identifiers."""

import hashlib


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

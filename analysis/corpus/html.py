"""Saved web pages: the article in them, without the page around it."""

from analysis.corpus.html_text import text_of_html

__all__ = ["text_of_html"]

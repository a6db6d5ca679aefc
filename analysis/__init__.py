"""Pressespiegel: who is mentioned, who is quoted, and how topics are judged in German news."""

from importlib.metadata import version

__version__ = version("pressespiegel")

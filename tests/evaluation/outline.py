"""Reads a page as a browser would."""

from html.parser import HTMLParser


class Outline(HTMLParser):
    """The tags, links and words of a page; tags must close in their order."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.links, self.words = [], [], [], []
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)

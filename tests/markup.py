"""Reading built HTML: only what tests ask of it, with a parser from the standard library."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser


class Document(HTMLParser):
    """One built page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.html = html
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.main: list[tuple[str, dict[str, str]]] = []
        self._in_main = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag == "main":
            self._in_main = True
        if self._in_main:
            self.main.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False

    def _all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def language(self) -> str:
        return self._all("html")[0]["lang"]

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def links(self, rel: str) -> list[str]:
        return [link["href"] for link in self._all("link") if link.get("rel") == rel and "hreflang" not in link]

    def alternates(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self._all("link") if "hreflang" in link}

    def resources(self) -> list[str]:
        return [a.get("src") or a.get("href", "") for tag, a in self.tags if tag in ("script", "link", "img")]

    def anchors(self) -> list[str]:
        return [a["href"] for a in self._all("a") if "href" in a]

    def terms(self) -> list[str]:
        return [a["data-term"] for a in self._all("a") if "hw-term" in a.get("class", "")]

    def definitions(self) -> list[str]:
        return [div["data-term"] for div in self._all("div") if "data-term" in div]

    def shape(self) -> dict[str, object]:
        """What both languages of a page have in common."""
        headings = [(tag, a.get("id", "")) for tag, a in self.main if re.fullmatch("h[1-6]", tag)]
        kinds = Counter(a.get("class", "").split(" ")[0] for _, a in self.main if a.get("class", "").startswith(
            ("hw-brief", "hw-scene", "hw-caution", "hw-exercise", "hw-picture", "hw-table")))
        sources = len([a for tag, a in self.main if a.get("id", "").startswith("bron-")])
        return {"headings": headings, "parts": dict(kinds), "sources": sources}

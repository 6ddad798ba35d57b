"""What our Markdown can do beyond the standard, as one Python-Markdown extension.

- `[@key; @key]` becomes a numbered citation, and the page ends with its list of sources;
- the first mention of a term per section becomes a link; `[text](term:id)` forces one and
  `{.no-terms}` forbids them;
- `[text](evidence:B)` becomes an evidence label;
- `/// scene | Name`, `/// caution | Title` wrap text; other `/// name | argument` blocks are
  filled from the data files (see `blocks`).

Order matters: citations are numbered and the sources added before the table of contents is made;
links to terms come last of all, when nothing else will change the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block

from . import blocks
from .articles import CITATION
from .build import Build, PageRun
from .evidence import label_element
from .references import short_name
from .termlinks import link_terms, term_link
from .therapies import place_facts

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class HechtwijzerExtension(BlocksExtension):
    """Hand it a `Build`; it writes what it finds into the build's current page."""

    def __init__(self, build: Build) -> None:
        """`build.begin(…)` must have been called for each page before it is converted."""
        super().__init__()
        self.build = build

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        """Register the processors for one page."""
        super().extendMarkdown(md)
        run = self.build.current
        md.inlinePatterns.register(_Citations(CITATION.pattern, md), "hw-citations", 185)
        md.treeprocessors.register(_Sources(md, self.build, run), "hw-sources", 12)
        md.treeprocessors.register(_Finish(md, self.build, run), "hw-finish", -10)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: object) -> None:  # noqa: N802
        """Register the blocks, each with the build and the page it writes for."""
        for kind in (_Scene, _Caution, *_DATA_BLOCKS):
            block_mgr.register(kind, {"build": self.build, "run": self.build.current})  # type: ignore[attr-defined]


class _Citations(InlineProcessor):
    """Leaves a marker; numbers are given later, in the order of the text."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: N802
        keys = " ".join(re.findall(r"@([\w-]+)", m[1]))
        marker = Element("sup", {"class": "hw-cite", "data-search-exclude": "", "data-keys": keys})
        return marker, m.start(0), m.end(0)


class _Sources(Treeprocessor):
    """Numbers the citations and adds the section with sources, each with a way back."""

    def __init__(self, md: Markdown, build: Build, run: PageRun) -> None:
        super().__init__(md)
        self.build, self.run_ = build, run

    def run(self, root: Element) -> None:
        site, run = self.build.site, self.run_
        t = self.build.text(run.lang)
        uses: dict[str, list[str]] = {}
        for marker in root.iter("sup"):
            keys = marker.attrib.pop("data-keys", "").split()
            for key in keys:
                if key not in site.references:
                    continue  # reported by check, before any page is written
                if key not in run.citations:
                    run.citations.append(key)
                number = run.citations.index(key) + 1
                uses.setdefault(key, []).append(f"verwijzing-{number}-{len(uses.get(key, [])) + 1}")
                link = SubElement(marker, "a", {
                    "href": f"#bron-{number}", "id": uses[key][-1],
                    "aria-label": f"{t('sources.source')} {number}: {short_name(site.references[key], run.lang)}",
                })
                link.text = str(number)
        if not run.citations:
            return
        title = SubElement(root, "h2", {"id": "bronnen", "data-search-exclude": ""})
        title.text = t("sources.title")
        listing = SubElement(root, "ol", {"class": "hw-sources no-terms", "data-search-exclude": ""})
        formatted = self.build.bibliography(run.lang)
        for number, key in enumerate(run.citations, 1):
            item = SubElement(listing, "li", {"id": f"bron-{number}"})
            item.text = self.md.htmlStash.store(f"<span>{formatted[key]}</span> ")
            for place, anchor in enumerate(uses[key], 1):
                back = SubElement(item, "a", {"href": f"#{anchor}", "class": "hw-back",
                                              "aria-label": f"{t('sources.back')} {place}"})
                back.text = "↑"
                back.tail = " "


class _Finish(Treeprocessor):
    """Last steps on the finished tree: summary box, heading anchors, tables, evidence, terms."""

    def __init__(self, md: Markdown, build: Build, run: PageRun) -> None:
        super().__init__(md)
        self.build, self.run_ = build, run

    def run(self, root: Element) -> None:
        t = self.build.text(self.run_.lang)
        _wrap_summary(root)
        place_facts(root, self.build, self.run_, self.md.htmlStash.store)
        heading, tables = "", 0
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag in HEADINGS:
                    heading = "".join(child.itertext())
                if child.tag == "table":
                    tables += 1  # a landmark needs a name of its own
                    region = Element("div", {"class": "hw-table", "tabindex": "0", "role": "region",
                                             "aria-label": f"{t('page.table')} ({tables}: {heading})"})
                    region.append(child)
                    region.tail, child.tail = child.tail, None
                    parent[index] = region
                elif child.tag == "a" and child.get("href", "").startswith("evidence:"):
                    level = child.get("href", "").removeprefix("evidence:")
                    if level in "ABCDE":
                        parent[index] = label_element(level, "".join(child.itertext()), self.run_, t, child.tail)
                elif child.tag == "a" and child.get("href", "").startswith("term:"):
                    concept_id = child.get("href", "").removeprefix("term:")
                    if concept_id in self.build.site.concepts:
                        term_link(child, concept_id, self.run_)
        link_terms(root, self.build.linker(self.run_.lang), self.run_, self.md.htmlStash.rawHtmlBlocks)
        for element in list(root.iter()):
            if element.tag in ("h2", "h3") and element.get("id"):
                anchor = SubElement(element, "a", {
                    "class": "hw-anchor", "href": f"#{element.get('id')}",
                    "aria-label": f"{t('page.anchor')}: {''.join(element.itertext())}"})
                anchor.text = "#"


def _wrap_summary(root: Element) -> None:
    """Put the heading `#in-het-kort` and what follows it, up to the next heading, in a box."""
    children = list(root)
    for index, child in enumerate(children):
        if child.tag == "h2" and child.get("id") == "in-het-kort":
            box = Element("section", {"class": "hw-brief", "aria-labelledby": "in-het-kort"})
            for member in _until_heading(children, index):
                root.remove(member)
                box.append(member)
            root.insert(index, box)
            return


def _until_heading(children: list[Element], index: int) -> Iterator[Element]:
    yield children[index]
    for child in children[index + 1 :]:
        if child.tag in HEADINGS or child.get("class", "").startswith("hw-"):
            return
        yield child


class _SiteBlock(Block):
    """A block that knows the build and the page it stands in."""

    def on_init(self) -> None:
        self.build: Build = self.config["build"]
        self.run: PageRun = self.config["run"]


class _Scene(_SiteBlock):
    """`/// scene | Samira (34)`: a recognisable moment."""

    NAME = "scene"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        box = SubElement(parent, "div", {"class": "hw-scene"})
        title = SubElement(box, "p", {"class": "hw-scene-title no-terms"})
        title.text = f"{self.build.text(self.run.lang)('page.scene')}: {self.argument}"
        return box


class _Caution(_SiteBlock):
    """`/// caution | Title`: what to know before reading or doing."""

    NAME = "caution"
    ARGUMENT = True

    def on_create(self, parent: Element) -> Element:
        box = SubElement(parent, "div", {"class": "hw-caution", "role": "note", "aria-label": self.argument})
        title = SubElement(box, "p", {"class": "hw-caution-title no-terms"})
        title.text = self.argument
        return box


def _data_block(name: str) -> type[_SiteBlock]:
    """Return the class of a block that is filled from data; text inside it is refused by check."""

    class DataBlock(_SiteBlock):
        NAME = name
        ARGUMENT = None

        def on_create(self, parent: Element) -> Element:
            html = blocks.BLOCKS[name](self.build, self.run, self.argument or "")
            holder = SubElement(parent, "p")  # dropped again around whole blocks, if it knows them as such
            tag = html[1 : html.find(">")].split(" ")[0]
            if tag not in self.md.block_level_elements:
                self.md.block_level_elements.append(tag)
            holder.text = self.md.htmlStash.store(html)
            return holder

        def on_markdown(self) -> str:
            return "raw"

    DataBlock.__name__ = f"Block_{name.replace('-', '_')}"
    return DataBlock


_DATA_BLOCKS = tuple(map(_data_block, blocks.BLOCKS))
"""Made once: a class for each block and page would take longer than the links to terms."""

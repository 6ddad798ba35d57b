"""`make bench`: weight and speed against plain mkdocs-material, measured in one run and told as ratios.

What is compared:

- first view: bytes (gzip) and requests of three pages, against the same Markdown in plain
  mkdocs-material with `navigation.prune`; the search index is left out of both;
- build: the real site with everything of ours, against the same Markdown in plain mkdocs-material,
  one build for each language; and the share of our own code in our build, by its own clock;
- linking: converting synthetic pages with 100, 1,000 and 5,000 terms, against the same conversion
  without linking; runs alternate and the least time of each counts.

Times depend on the machine; the ratios are what to quote. `--full` adds 10,000 pages.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml
from building import EPOCH, ROOT
from hechtwijzer import LANGUAGES
from hechtwijzer.link import Linker
from hechtwijzer.load import load
from hechtwijzer.stage import stage
from markdown import Markdown
from playwright.sync_api import sync_playwright
from serving import serve

PAGES = {"home": "", "article": "stijlen/angstig/", "term": "begrippen/veilige-basis/"}
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]


def row(name: str, ours: float, theirs: float, unit: str, goal: str = "") -> None:
    """Print one comparison; ratios below 1 mean that ours is lighter or faster."""
    ratio = ours / theirs if theirs else float("nan")
    print(f"  {name:<34} {ours:>10.1f} {theirs:>10.1f} {unit:<9} {ratio:>6.2f}  {goal}")


def mkdocs_build(folder: Path, target: Path) -> float:
    """Build the project in `folder` and return the seconds it took."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)],
                   cwd=folder, check=True,
                   env={**os.environ, "SITE_DIR": str(target), "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - began


def plain_project(folder: Path, docs: Path) -> Path:
    """Write a project that shows `docs` with mkdocs-material as it comes."""
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({
        "site_name": "Hechtwijzer", "docs_dir": str(docs), "site_url": "https://hechtwijzer.example/",
        "theme": {"name": "material", "features": ["navigation.prune"]}, "plugins": ["search"],
        "markdown_extensions": EXTENSIONS, "validation": {"links": {"not_found": "ignore", "anchors": "ignore",
                                                                    "unrecognized_links": "ignore"}},
    }), "utf-8")
    return folder


def first_view(site: Path, address: str) -> tuple[int, int]:
    """Return bytes (gzip) and requests of opening one page with an empty cache, without the search index."""
    bodies: dict[str, int] = {}
    with serve(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or "/usr/bin/chromium",
                                             args=["--headless=new", "--no-sandbox"])
        page = browser.new_context(service_workers="block").new_page()
        page.goto(served.url + address, wait_until="networkidle")
        browser.close()
        for path in served.requests:
            file = site / path.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if file.is_file() and "search_index" not in path:
                raw = file.read_bytes()
                bodies[path] = min(len(raw), len(gzip.compress(raw, 6)))
    return sum(bodies.values()), len(bodies)


def prose(pages: int, terms: int, seed: int = 7) -> tuple[list[str], list[tuple[str, str]]]:
    """Return `pages` texts of about 600 words and `terms` terms with three forms each, from one seed."""
    dice = random.Random(seed)
    letters = "aeioubcdfghklmnprstvz"
    words = sorted({"".join(dice.choices(letters, k=dice.randint(3, 11))) for _ in range(9000)})
    dice.shuffle(words)
    forms = [(word + ending, f"t-{number}") for number, word in enumerate(words[:terms]) for ending in ("", "en", "e")]
    common = words[-3000:] + words[:100]
    texts = []
    for _ in range(pages):
        parts = []
        for section in range(5):
            parts.append(f"## Kop {section} {{#kop-{section}}}\n")
            parts += [" ".join(dice.choices(common, k=40)).capitalize() + ".\n" for _ in range(3)]
        texts.append("\n".join(parts))
    return texts, forms


def converting(texts: list[str], linker: Linker | None) -> float:
    """Return the seconds of converting `texts`, with or without linking."""
    from hechtwijzer.build import PageRun
    from hechtwijzer.termlinks import link_terms
    from markdown.treeprocessors import Treeprocessor

    class Linking(Treeprocessor):
        def run(self, root):
            if linker:
                link_terms(root, linker, PageRun("nl", "/stijlen/"), self.md.htmlStash.rawHtmlBlocks)

    began = time.perf_counter()
    for text in texts:
        markdown = Markdown(extensions=EXTENSIONS)
        markdown.treeprocessors.register(Linking(markdown), "linking", -10)
        markdown.convert(text)
    return time.perf_counter() - began


def bench_linking(sizes: list[int]) -> None:
    print("Linking while Markdown becomes HTML (seconds, against no linking; goal 1.10)")
    for pages in sizes:
        least: dict[int, float] = {}
        for _ in range(3):
            for terms in (0, 100, 1000, 5000):
                texts, forms = prose(pages, terms)
                took = converting(texts, Linker(forms) if terms else None)
                least[terms] = min(took, least.get(terms, took))
        for terms in (100, 1000, 5000):
            row(f"{pages} pages, {terms} terms", least[terms], least[0], "s")
        row(f"{pages} pages, 5,000 against 100", least[5000], least[100], "s", "goal 1.30")


def bench_site(work: Path) -> None:
    site, problems = load(ROOT)
    if any(problem.level == "error" for problem in problems):
        sys.exit("The content has errors: run `make check` first.")
    staged = work / "staged"
    stage(site, staged)
    print("Building the real site (seconds, against plain mkdocs-material on the same Markdown)")
    ours = mkdocs_build(ROOT, work / "ours")
    plain = sum(mkdocs_build(plain_project(work / f"plain-{lang}", staged / lang), work / f"site-{lang}")
                for lang in LANGUAGES)
    row("all pages, both languages", ours, plain, "s")
    pages = sum(1 for _ in (work / "ours").rglob("index.html"))
    weight = [sum(f.stat().st_size for f in folder.rglob("*.html")) / 1000 / pages
              for folder in (work / "ours", work / "site-nl")]
    row("HTML for each page", weight[0], weight[1] * 2, "kB")
    print("First view of a page (kB gzip, against plain mkdocs-material; goal 0.80; requests beside it)")
    for name, address in PAGES.items():
        mine, theirs = first_view(work / "ours", address), first_view(work / "site-nl", address)
        row(f"{name} ({mine[1]} and {theirs[1]} requests)", mine[0] / 1000, theirs[0] / 1000, "kB", "goal 0.80")


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--full", action="store_true", help="also 10,000 synthetic pages")
    options = parser.parse_args()
    print(f"  {'':<34} {'ours':>10} {'plain':>10} {'':<9} {'ratio':>6}")
    with tempfile.TemporaryDirectory() as folder:
        bench_site(Path(folder))
    bench_linking([200, 1000] + ([10_000] if options.full else []))


if __name__ == "__main__":
    main()

"""Building sites for the bench: ours, plain mkdocs-material on the same Markdown, and with ezglossary.

Times are processor seconds: other work on the machine changes them least. Each build is made once for all sections
of the bench that ask for it.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from bench_prose import make_synthetic_project
from building import EPOCH, ROOT
from hechtwijzer import LANGUAGES
from hechtwijzer.load import load
from hechtwijzer.stage import stage

CLOCK = Path(__file__).parent / "bench_clock.py"
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "pymdownx.superfences"]
_I18N = {"docs_structure": "folder", "fallback_to_default": False, "reconfigure_material": False,
         "reconfigure_search": False, "languages": [
             {"locale": lang, "name": lang, "default": lang == LANGUAGES[0], "build": True} for lang in LANGUAGES]}
_SILENT = {"links": {"not_found": "ignore", "anchors": "ignore", "absolute_links": "ignore",
                     "unrecognized_links": "ignore"}, "nav": {"omitted_files": "ignore"}}


class CannotBuildError(Exception):
    """A build of the bench failed; the message is what it said."""


@dataclass(frozen=True)
class Built:
    """A built site and the processor seconds it took; of one of ours also what its clock says (`bench_clock`)."""

    site: Path
    seconds: float
    ours: float = 0.0
    on_articles: float = 0.0
    linking: float = 0.0

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(1 for _ in self.site.rglob("index.html"))

    def articles(self) -> list[str]:
        """Return the HTML of the made-up articles."""
        return [file.read_text("utf-8") for file in sorted(self.site.rglob("pagina-*/index.html"))]


class Workshop:
    """Builds below one folder, each thing once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = cache(self._project)
        self.ours = cache(self._ours)
        self.plain = cache(self._plain)
        self.real_ours = cache(self._real_ours)
        self.real_plain = cache(self._real_plain)

    def _project(self, pages: int, terms: int) -> Path:
        return make_synthetic_project(self.folder / f"project-{pages}-{terms}", pages, terms)

    def _ours(self, pages: int, terms: int, articles_only: bool = False) -> Built:
        """Build a made-up site with everything of ours; with `articles_only` without the pages of terms."""
        flags = ["--articles-only"] if articles_only else []
        name = "-".join(["ours", str(pages), str(terms), *flags])
        return clocked_build(self.project(pages, terms), self.folder / name, flags)

    def _plain(self, pages: int, terms: int) -> Built:
        """Build the same Markdown with plain mkdocs-material."""
        return plain_build(self.project(pages, terms), self.folder / f"plain-{pages}-{terms}")

    def _real_ours(self) -> Built:
        if not (ROOT / ".cache" / "hechtwijzer").exists():
            clocked_build(ROOT, self.folder / "first")  # draws what later builds find drawn
        return least(lambda: clocked_build(ROOT, self.folder / "ours"))

    def _real_plain(self) -> Built:
        return least(lambda: plain_build(ROOT, self.folder / "plain"))


def least(build: Callable[[], Built], times: int = 2) -> Built:
    """Build a few times; return the one that took least."""
    return min((build() for _ in range(times)), key=lambda built: built.seconds)


def processor_seconds(command: list[str], folder: Path, **environment: str) -> float:
    """Run `command` in `folder` and return its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env={
        **os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **environment})
    if result.returncode:
        raise CannotBuildError((result.stdout + result.stderr)[-600:])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def clocked_build(root: Path, target: Path, flags: Iterable[str] = ()) -> Built:
    """Build our project `root` with a clock around everything of ours."""
    report = target.with_suffix(".json")
    seconds = processor_seconds([sys.executable, str(CLOCK), str(report), *flags], root, SITE_DIR=str(target),
                                PYTHONPATH=str(root / "hooks"))
    clock: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return Built(target, seconds, sum(clock["ours"].values()), sum(clock["on_articles"].values()), clock["linking"])


def plain_build(root: Path, work: Path) -> Built:
    """Build the Markdown of our project `root` with plain mkdocs-material, both languages in one build as ours."""
    site, problems = load(root)
    errors = [str(problem) for problem in problems if problem.level == "error"]
    if errors:
        raise CannotBuildError("\n".join(errors[:5]))
    stage(site, work / "docs")
    return material_build(work / "docs", work)


def material_build(docs: Path, work: Path, *, ezglossary: dict[str, Any] | None = None) -> Built:
    """Build `docs` with plain mkdocs-material; or with ezglossary and these settings of it, clocked as `linking`.

    Material has no typeface here: its own would be fetched from another host.
    """
    target, report = work / "site", work / "clock.json"
    glossary = [] if ezglossary is None else [{"ezglossary": ezglossary}]
    (work / "mkdocs.yml").write_text(yaml.safe_dump({
        "site_name": "Hechtwijzer", "docs_dir": str(docs), "site_dir": str(target),
        "site_url": "https://hechtwijzer.example/", "validation": _SILENT,
        "theme": {"name": "material", "language": LANGUAGES[0], "font": False, "features": ["navigation.prune"]},
        "plugins": ["search", {"i18n": _I18N}, *glossary],
        "markdown_extensions": [*EXTENSIONS, *(["def_list"] if glossary else [])],
    }), "utf-8")
    if not glossary:
        return Built(target, processor_seconds([sys.executable, "-m", "mkdocs", "build", "--quiet"], work))
    seconds = processor_seconds([sys.executable, str(CLOCK), str(report), "--ezglossary"], work)
    return Built(target, seconds, linking=json.loads(report.read_text("utf-8"))["linking"])

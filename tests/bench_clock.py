"""Builds the site of the current folder and tells what of the processor time was ours; a program of the bench.

Usage: bench_clock.py REPORT [--articles-only | --ezglossary]. Writes JSON to REPORT, in seconds: the whole build
(`total`), everything of ours that MkDocs or Python-Markdown calls (`ours`, by name), the part of it spent on made-up
articles (`on_articles`), and linking terms alone (`linking`, also part of `ours`).
With --articles-only the pages of terms are not written, so that only the number of terms differs; with --ezglossary
the site is not ours, and `linking` is what that plugin takes.
"""

from __future__ import annotations

import functools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

BEGAN = time.process_time()


class Clock:
    """Sums processor seconds by name. A call within another that is clocked is counted once, with the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.on_articles: dict[str, float] = defaultdict(float)
        self.page = ""
        """Source or path of the page that Markdown is being made of."""
        self._running = False

    def around(self, holder: Any, name: str) -> None:
        """Clock the function or method `name` of a module or class."""
        function: Callable[..., Any] = getattr(holder, name)
        label = f"{holder.__name__}.{name}"

        @functools.wraps(function)
        def clocked(*args: Any, **options: Any) -> Any:
            if self._running:
                return function(*args, **options)
            self._running = True
            page = options["page"].file.src_uri if "page" in options else self.page
            start = time.process_time()
            try:
                return function(*args, **options)
            finally:
                took = time.process_time() - start
                self._running = False
                self.seconds[label] += took
                if "/pagina-" in page:
                    self.on_articles[label] += took

        setattr(holder, name, clocked)

    def around_events(self, holder: Any) -> None:
        """Clock everything that MkDocs calls of a plugin or a file of hooks."""
        for event in vars(holder):
            if event.startswith("on_"):
                self.around(holder, event)


def main(report: Path, flags: set[str]) -> None:
    """Import, clock, build, report."""
    import markdown  # noqa: F401 (what MkDocs needs too is not ours)
    import mkdocs.__main__
    import pymdownx.superfences  # noqa: F401

    clock, linking = Clock(), Clock()
    if "--ezglossary" in flags:
        from mkdocs_ezglossary_plugin.plugin import GlossaryPlugin

        linking.around_events(GlossaryPlugin)
    else:
        _clock_ours(clock, linking, articles_only="--articles-only" in flags)
    sys.argv = ["mkdocs", "build", "--quiet"]
    mkdocs.__main__.cli(standalone_mode=False)
    report.write_text(json.dumps({
        "total": time.process_time() - BEGAN, "ours": clock.seconds, "on_articles": clock.on_articles,
        "linking": sum(linking.seconds.values())}), "utf-8")


def _clock_ours(clock: Clock, linking: Clock, *, articles_only: bool) -> None:
    from mkdocs.config.config_options import Hooks

    start = time.process_time()
    from hechtwijzer import build, extension, pages

    clock.seconds["imports"] = time.process_time() - start
    linking.around(extension, "link_terms")
    linking.around(build.Build, "linker")
    for kind, name in ((extension._Citations, "handleMatch"), (extension._Sources, "run"), (extension._Finish, "run"),
                       (extension.HechtwijzerExtension, "extendMarkdown"),
                       *((block, "on_create") for block in extension._SiteBlock.__subclasses__())):
        clock.around(kind, name)
    _note_pages(clock, build.Build)
    _clock_hooks(clock, Hooks)
    if articles_only:
        whole = pages.generated
        pages.generated = lambda site, lang: _without_terms(whole(site, lang))


def _note_pages(clock: Clock, build: Any) -> None:
    begin = build.begin

    def noted(self: Any, lang: str, path: str) -> Any:
        clock.page = path
        return begin(self, lang, path)

    build.begin = noted


def _clock_hooks(clock: Clock, hooks: Any) -> None:
    """Clock every event of our hooks as MkDocs loads them."""
    load = hooks._load_hook

    @functools.lru_cache
    def loading(self: Any, name: str, path: str) -> Any:
        module = load(self, name, path)
        clock.around_events(module)
        return module

    hooks._load_hook = loading


def _without_terms(generated: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((path, text) for path, text in generated if path == "/begrippen/" or not path.startswith("/begrippen/"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), set(sys.argv[2:]))

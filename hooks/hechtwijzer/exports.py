"""The glossary for other programs: files below `/data/v1/`, written with the site.

Their addresses and fields are an interface, described in `DATA.md`; that description is published
beside them. A change that breaks readers gets a new version and a new folder; the old one stays.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from . import LANGUAGES, addresses
from .build import Build, PageRun
from .exports_records import FOLDER, Exporter, base_address
from .exports_skos import as_turtle
from .exports_tbx import as_tbx
from .exports_text import as_anki, as_csv, as_json
from .html import attrs, esc

DESCRIPTION = "DATA.md"
README = "README.txt"

FILES: dict[str, tuple[Exporter, str]] = {
    **{f"begrippen.{lang}.json": (partial(as_json, lang=lang), "application/json") for lang in LANGUAGES},
    "begrippen.csv": (as_csv, "text/csv"),
    "begrippen.ttl": (as_turtle, "text/turtle"),
    "begrippen.tbx": (as_tbx, "application/xml"),
    **{f"begrippen.{lang}.anki.txt": (partial(as_anki, lang=lang), "text/plain") for lang in LANGUAGES},
}
"""File name -> what writes it, and its media type. A published name never changes or goes away."""


def write(build: Build, site_dir: Path, site_url: str | None) -> None:
    """Write every export below `site_dir`; without `site_url` addresses in them are relative."""
    folder = site_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    base = base_address(site_url)
    for name, (export, _) in FILES.items():
        (folder / name).write_bytes(export(build.site, base).encode("utf-8"))
    description = build.site.root / DESCRIPTION
    if description.is_file():
        (folder / README).write_bytes(description.read_bytes())


def downloads(build: Build, run: PageRun) -> str:
    """Return the part of the glossary page that offers the exports, as HTML."""
    t = build.text(run.lang)
    items: dict[str, list[str]] = {}
    for name, (_, media_type) in FILES.items():
        *languages, kind = name.removeprefix("begrippen.").removesuffix(".txt").split(".")
        lang = languages[0] if languages else None
        words = t(f"downloads.{kind}") + (f", {t(f'downloads.in-{lang}')}" if lang else "")
        link = attrs(href=addresses.relative(run.address, f"/{FOLDER}{name}"), type=media_type, hreflang=lang,
                     download=True)
        items.setdefault(kind, []).append(f"<a{link}>{esc(words)}</a>")
    listing = "".join(f"<li>{' · '.join(links)}. {esc(t(f'downloads.{kind}-for'))}</li>"
                      for kind, links in items.items())
    readme = ""
    if (build.site.root / DESCRIPTION).is_file():
        link = addresses.relative(run.address, f"/{FOLDER}{README}")
        readme = f' <a{attrs(href=link, hreflang="en")}>{esc(t("downloads.readme"))}</a>'
    return (
        f'<section class="hw-downloads" aria-labelledby="downloads"><h2 id="downloads">{esc(t("downloads.title"))}</h2>'
        f'<p>{esc(t("downloads.text"))}{readme}</p><ul>{listing}</ul></section>'
    )

"""The glossary as JSON, as a table (CSV) and as cards to learn from (Anki).

Texts are plain text in JSON and CSV. In the Anki file they are HTML, because Anki shows fields as
HTML: there they are escaped.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from . import LANGUAGES, addresses
from .exports_records import FIELDS, LICENCE, VERSION, absolute, concept_url, concepts, narrower, record
from .html import esc
from .site import Site

CSV_FIELDS = ("id", "language", *(field for field in FIELDS if field != "id"))
CSV_SEPARATOR = "|"
"""Between the items of a list inside one cell; inside an item it is written as a slash."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_json(site: Site, base: str, lang: str) -> str:
    """Return all concepts in `lang` with the sources they name (CSL-JSON)."""
    t = site.strings[lang].__getitem__
    below = narrower(site)
    cited = sorted({key for concept in concepts(site) for key in concept.refs if key in site.references})
    whole = {
        "version": VERSION,
        "language": lang,
        "title": f"{t('site.name')}: {t('glossary.title')}",
        "url": absolute(base, lang, addresses.GLOSSARY),
        "licence": LICENCE,
        "concepts": [record(base, lang, concept, below) for concept in concepts(site)],
        "sources": {key: site.references[key].csl for key in cited},
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def as_csv(site: Site, base: str) -> str:
    """Return a row for each concept and language (RFC 4180), a byte order mark first for spreadsheets."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_FIELDS)
    below = narrower(site)
    for concept in concepts(site):
        for lang in LANGUAGES:
            values = {"language": lang, **record(base, lang, concept, below)}
            writer.writerow([_cell(values[field]) for field in CSV_FIELDS])
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    """Return a cell; what a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, (list, tuple)):
        text = CSV_SEPARATOR.join(str(item).replace(CSV_SEPARATOR, "/") for item in value)
    else:
        text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_anki(site: Site, base: str, lang: str) -> str:
    """Return a card for each concept: the term on one side, definition and example on the other.

    The first column is Anki's own identifier of a note: reading a newer file changes cards in place
    and keeps what somebody has learned.
    """
    t = site.strings[lang].__getitem__
    header = {
        "separator": "tab", "html": "true", "notetype": "Basic",
        "deck": _one_line(f"{t('site.name')}::{t('glossary.title')}"),
        "columns": "guid\tFront\tBack\tTags", "guid column": "1", "tags column": "4",
    }
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    for concept in concepts(site):
        text = concept.text(lang)
        url = concept_url(base, lang, concept.id)
        back = [text.definition, *([text.example] if text.example else [])]
        writer.writerow([
            f"hechtwijzer-{lang}-{concept.id}",
            _html(text.term),
            "<br><br>".join((*map(_html, back), f'<a href="{esc(url)}">{esc(t("glossary.more"))}</a>')),
            f"hechtwijzer::{concept.theme}",
        ])
    return "".join(f"#{name}:{value}\n" for name, value in header.items()) + out.getvalue()


def _html(text: str) -> str:
    return "<br>".join(esc(line) for line in _lines(text))


def _one_line(text: str) -> str:
    return " ".join(_lines(text))


def _lines(text: str) -> Iterable[str]:
    return [" ".join(line.split()) for line in text.splitlines()] or [""]

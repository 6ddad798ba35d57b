"""What a page says about itself to machines: schema.org, as JSON-LD.

Only properties that schema.org gives the type are used: a `DefinedTerm` has no language of its own
(`inLanguage` belongs to creative works), so the language stands at the `DefinedTermSet` around it.
"""

from __future__ import annotations

from . import addresses
from .build import Build, PageRun
from .exports import FILES
from .exports_records import FOLDER, LICENCE, absolute
from .site import Site

Data = dict[str, object]


def structured_data(build: Build, run: PageRun, site_url: str | None, reviewed: str) -> Data | None:
    """Return the description of the page of `run`; None for the home page.

    `site_url` is where the site is published, `reviewed` an ISO date or empty.
    """
    if run.path == "/":
        return None
    base = site_url.rstrip("/") + "/" if site_url else "/"
    if run.concept_id:
        body = _term(build.site, run, base)
    elif run.path == addresses.GLOSSARY:
        body = _glossary(build.site, run, base)
    else:
        body = _article(build.site, run, base, reviewed)
    return {"@context": "https://schema.org", **body}


def _set(site: Site, lang: str, base: str) -> Data:
    url = absolute(base, lang, addresses.GLOSSARY)
    return {"@type": "DefinedTermSet", "@id": url, "name": site.title(lang, addresses.GLOSSARY), "url": url,
            "inLanguage": lang}


def _term(site: Site, run: PageRun, base: str) -> Data:
    text = site.concepts[run.concept_id].text(run.lang)
    url = absolute(base, run.lang, run.path)
    names: Data = {"alternateName": list(text.synonyms)} if text.synonyms else {}
    return {"@type": "DefinedTerm", "@id": url, "name": text.term, **names, "description": text.definition,
            "termCode": run.concept_id, "url": url, "inDefinedTermSet": _set(site, run.lang, base)}


def _glossary(site: Site, run: PageRun, base: str) -> Data:
    """Describe the whole list, with its exports as encodings of the same work."""
    reviewed = max((concept.reviewed for concept in site.concepts.values()), default=None)
    return {
        **_set(site, run.lang, base),
        "description": site.description(run.lang, run.path),
        **({"dateModified": reviewed.isoformat()} if reviewed else {}),
        "license": LICENCE,
        "publisher": _publisher(site, run.lang),
        "encoding": [{"@type": "MediaObject", "contentUrl": f"{base}{FOLDER}{name}", "encodingFormat": media_type}
                     for name, (_, media_type) in FILES.items()],
    }


def _article(site: Site, run: PageRun, base: str, reviewed: str) -> Data:
    return {
        "@type": "Article", "headline": site.title(run.lang, run.path),
        "description": site.description(run.lang, run.path), "inLanguage": run.lang,
        "url": absolute(base, run.lang, run.path), **({"dateModified": reviewed} if reviewed else {}),
        "license": LICENCE, "publisher": _publisher(site, run.lang),
    }


def _publisher(site: Site, lang: str) -> Data:
    return {"@type": "Organization", "name": site.strings[lang]["site.name"]}

"""Whole pages that no person writes: terms, the A to Z, exercises. Pure functions to Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

import yaml

from . import addresses, blocks, concept_map, neighbourhood, pictures
from .build import Build, PageRun, narrower
from .exercises import page_markdown
from .html import esc, markdown_text
from .model import Concept
from .site import Site, capitalised

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)  # in C where there is one: ten times as fast


def generated(site: Site, lang: str) -> Iterator[tuple[str, str]]:
    """Yield (site path, Markdown with front matter) for every generated page of `lang`."""
    yield addresses.GLOSSARY, _page(site, lang, addresses.GLOSSARY, glossary_markdown(site, lang))
    below = narrower(site)
    for concept in site.concepts.values():
        path = addresses.term_path(concept.id)
        yield path, _page(site, lang, path, _term_markdown(site, lang, concept, below.get(concept.id, [])))
    for exercise in site.exercises.values():
        path = addresses.exercise_path(exercise.id)
        yield path, _page(site, lang, path, page_markdown(site, lang, exercise))


def source_file(lang: str, path: str) -> str:
    """Return the name a generated page would have below `docs/`, were it written by hand."""
    inner = path.strip("/")
    return f"{lang}/{inner}/index.md" if path == addresses.GLOSSARY else f"{lang}/{inner}.md"


def _page(site: Site, lang: str, path: str, body: str) -> str:
    meta = {"title": site.title(lang, path), "description": site.description(lang, path)}
    front = yaml.dump(meta, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front}---\n\n{body}"


def glossary_markdown(site: Site, lang: str) -> str:
    """Return the page of all concepts: the A to Z and, where it is drawn, the map."""
    body = "/// glossary\n///\n"
    if concept_map.PICTURE not in pictures.names(site.root):
        return body
    t = site.strings[lang].__getitem__
    return (f"[{t('map.to')}](#kaart)\n{{ .no-terms }}\n\n{body}\n## {t('map.title')} {{#kaart}}\n\n"
            f"/// picture | {concept_map.PICTURE}\n///\n")


def _term_markdown(site: Site, lang: str, concept: Concept, below: list[str]) -> str:
    """Return the page of a concept: definition, example, words, relations, where it occurs."""
    t = site.strings[lang].__getitem__
    text = concept.text(lang)
    citations = "; ".join(f"@{key}" for key in concept.refs)
    lines = [f"{markdown_text(text.definition)}{f'[{citations}]' if citations else ''}", "{ .hw-definition }", ""]
    if text.example:
        lines += [f"## {t('glossary.example')} {{#voorbeeld}}", "", markdown_text(text.example), ""]
    if text.confused:
        lines += [f"## {t('glossary.confused')} {{#verward}}", "", markdown_text(text.confused), ""]
        if concept.contrasts:
            lines += ["", *_term_list(site, lang, concept.contrasts), ""]
    words = [w for w in dict.fromkeys((*text.synonyms, *text.forms)) if w.lower() != text.term.lower()]
    lines += [f"## {t('glossary.words')} {{#woorden}}", ""]
    if words:
        lines += [f"{t('glossary.also-seen')}: " + ", ".join(f"*{markdown_text(w)}*" for w in words) + ".",
                  "{ .no-terms }", ""]
    if text.article:
        lines += [f"{t('glossary.article')}: *{text.article} {markdown_text(text.term)}*.", "{ .no-terms }", ""]
    if text.word_class:
        lines += [f"{t('glossary.class')}: {markdown_text(text.word_class)}.", "{ .no-terms }", ""]
    lines += [f"{t('glossary.other-language')}: <!--hw:other-language-->", "{ .no-terms }", ""]
    if concept.related or concept.broader or below:
        lines += [f"## {t('glossary.related')} {{#verwant}}", "", "<!--hw:neighbourhood-->", ""]
        for key, ids in (("broader", concept.broader), ("narrower", below),
                         ("see-also", concept.related)):
            if ids:
                lines += [f"**{t(f'glossary.{key}')}**", "{ .no-terms }", "", *_term_list(site, lang, ids), ""]
    lines += [f"## {t('glossary.occurs')} {{#komt-voor}}", "", "<!--hw:occurs-->", ""]
    return "\n".join(lines)


def _term_list(site: Site, lang: str, ids: Iterable[str]) -> list[str]:
    items = []
    for concept_id in ids:
        text = site.concepts[concept_id].text(lang)
        items.append(f"- [{markdown_text(text.term)}](term:{concept_id})")
    return items


def filled(build: Build, run: PageRun, html: str) -> str:
    """Fill in what is only known when all pages of the language are HTML."""
    if run.concept_id:
        html = html.replace("<!--hw:other-language-->", blocks.other_language(build, run, run.concept_id))
        html = html.replace("<!--hw:neighbourhood-->", neighbourhood.picture(build, run))
        html = html.replace("<!--hw:occurs-->", occurrences(build, run))
    return html


def occurrences(build: Build, run: PageRun) -> str:
    """Return the pages that mention the concept of this page, by section, with the sentence."""
    t = build.text(run.lang)
    sections: dict[str, list[str]] = {}
    for other in build.mentioning(run.lang, run.concept_id):
        path = other.path
        if path.startswith(addresses.GLOSSARY):
            continue
        section = addresses.section_of(path)
        sentence = other.mentions[run.concept_id]
        quote = f"<p>{esc(sentence)}</p>" if sentence else ""
        link = f'<a href="{esc(run.link(path))}">{esc(build.site.title(run.lang, path))}</a>'
        sections.setdefault(section, []).append(f"<li>{link}{quote}</li>")
    if not sections:
        return f"<p>{esc(t('glossary.nowhere'))}</p>"
    return "".join(
        f'<p class="hw-occurs-section">{esc(build.site.title(run.lang, section))}</p>'
        f'<ul class="hw-occurs">{"".join(items)}</ul>'
        for section, items in sections.items()
    )


def by_letter(site: Site, lang: str) -> dict[str, list[Concept]]:
    """Return the concepts under their first letter, in the collation of the language.

    Dutch and English both sort letters with accents as the bare letter; digits come under `#`.
    """
    groups: dict[str, list[Concept]] = {}
    for concept in sorted(site.concepts.values(), key=lambda c: sort_key(c.text(lang).term)):
        first = sort_key(concept.text(lang).term)[:1].upper()
        groups.setdefault(first if first.isalpha() else "0-9", []).append(concept)
    return groups


def sort_key(word: str) -> str:
    """Return `word` without case, accents, hyphens and spaces, for alphabetical order."""
    folded = unicodedata.normalize("NFD", capitalised(word).casefold())
    return "".join(c for c in folded if c.isalnum())

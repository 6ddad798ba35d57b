"""Moving a page: both languages, every link to it and from it, menus, data, and a redirect.

The plan holds the complete new text of every file that changes; nothing is written here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from . import DEFAULT_LANGUAGE, LANGUAGES, addresses, places, register
from .articles import MAX_BYTES
from .plan import Plan, refused
from .problems import Problem, did_you_mean
from .relink import mover, relinked, repathed
from .site import Article, Site
from .yamlfile import read_text

_CODE_FILES = ("hooks/**/*.py", "overrides/**/*.html", "docs/assets/js/**/*.js", "mkdocs.yml")


def plan_move(site: Site, old: str, new: str) -> Plan:
    """Return the plan that moves the hand-written page at path `old` to path `new`.

    `site` must have been loaded without errors: a file that could not be read would keep its links.
    """
    old, new = places.normal(old), places.normal(new)
    problems = [*_cannot_leave(site, old), *places.not_free(site, new, leaving=old)]
    if problems:
        return refused(*problems)
    texts, problems = _texts(site)
    if problems:
        return refused(*problems)
    articles = [article for (_, path), article in site.articles.items() if path == old]
    moved = {_in_docs(article): _new_name(article, new) for article in articles}
    steps = [f"{article.file} → docs/{moved[_in_docs(article)]}" for article in articles]
    writes: dict[str, str] = {}
    for article in site.articles.values():
        name = "docs/" + moved.get(_in_docs(article), _in_docs(article))
        text, new_text = texts[article.file], _article_text(article, texts[article.file], old, new, moved)
        if new_text != text or name != article.file:
            writes[name] = new_text
            steps += _changed(name, text, new_text)
    for name in sorted(texts.keys() - {article.file for article in site.articles.values()}):
        new_text = _data_text(name, texts[name], old, new, moved)
        if new_text != texts[name]:
            writes[name] = new_text
            steps += _changed(name, texts[name], new_text)
    rows = moved_rows(site, old, new)
    before = {row.path: row.moved_to for row in site.register}
    if rows != before:
        writes[register.NAME] = register.text_of(rows)
        redirects = sum(bool(target) and before.get(path) != target for path, target in rows.items())
        steps.append(f"{register.NAME}: {_count(redirects, 'old address', 'es')} will lead to the new place")
    if old not in before:
        steps.append(f"{old} was never published: no redirect is needed")
    return Plan(writes, tuple(article.file for article in articles), tuple(steps))


def _cannot_leave(site: Site, old: str) -> list[Problem]:
    paths = {path for _, path in site.articles}
    if old not in paths:
        return [_unknown(site, old, paths)]
    if old == "/":
        return [Problem(old, 0, "", "fixed-page", "is the home page and stays where it is.", "")]
    below = sorted(path for path in paths if path.startswith(old) and path != old)
    if below or old in places.GENERATED:
        others = ", ".join(below[:3]) + (" …" if len(below) > 3 else "") if below else "generated pages"
        return [Problem(old, 0, "", "has-pages-below", f"is a section with pages below it ({others}).",
                        "Move those first." if below else "It stays where it is.")]
    named = list(_named_in_code(site, old))
    if named:
        return [Problem(old, 0, "", "named-in-code", f"is named in the code ({', '.join(named[:5])}).",
                        "Such a page is part of the frame of the site and stays where it is.")]
    return []


def _unknown(site: Site, old: str, paths: set[str]) -> Problem:
    section = addresses.section_of(old)
    if old == addresses.GLOSSARY or (section in places.GENERATED and site.exists(old)):
        source = site.files.get(f"concept:{old.split('/')[2]}") or site.files.get(f"exercise:{old.split('/')[2]}")
        made = f"is made from {source}." if source else "is made from the data files."
        return Problem(old, 0, "", "generated", made, "Its address follows its id, which never changes.")
    for row in site.register:
        if row.path == old and row.moved_to:
            return Problem(old, 0, "", "address-moved", f"has moved to {row.moved_to} already.", "")
    return Problem(old, 0, "", "unknown-page", "there is no such page.", did_you_mean(old, sorted(paths)))


def _named_in_code(site: Site, path: str) -> Iterator[str]:
    """Yield the places (`file:line`) where code or templates name `path` as a text of its own."""
    literal = re.compile(rf"[\"'(]{re.escape(path)}[\"'#)]")
    for pattern in _CODE_FILES:
        for file in sorted(site.root.glob(pattern)):
            name = file.relative_to(site.root).as_posix()
            text, _ = read_text(file, name, 4 * 1024 * 1024)
            for match in literal.finditer(text):
                yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}"


def _in_docs(article: Article) -> str:
    return article.file.removeprefix("docs/")


def _new_name(article: Article, path: str) -> str:
    """Return the file of the moved article, below `docs/`; an index page stays one."""
    inner = path.strip("/")
    return f"{article.lang}/{inner}/index.md" if article.file.endswith("/index.md") else f"{article.lang}/{inner}.md"


def _texts(site: Site) -> tuple[dict[str, str], list[Problem]]:
    """Return the text of every article and data file, by name."""
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    data = (file.relative_to(site.root).as_posix() for file in (site.root / "docs" / "data").rglob("*.yml"))
    for name in (*(article.file for article in site.articles.values()), *data):
        texts[name], faults = read_text(site.root / name, name, MAX_BYTES)
        problems += faults
    return texts, problems


def _article_text(article: Article, text: str, old: str, new: str, moved: Mapping[str, str]) -> str:
    """Return the article with its links and the paths in its front matter mended."""
    name = _in_docs(article)
    relink = mover(name, moved.get(name, name), moved)
    lines = text.split("\n")
    front, body = lines[: article.first_line - 1], lines[article.first_line - 1 :]
    mended = relinked("\n".join(body), lambda target: repathed(relink(target), old, new))
    return "\n".join((repathed("\n".join(front), old, new), mended))


def _data_text(name: str, text: str, old: str, new: str, moved: Mapping[str, str]) -> str:
    """Return a data file with the paths in it mended, and the links it puts on exercise pages."""
    stem = posixpath.basename(name).removesuffix(".yml")
    lang = stem if stem in LANGUAGES else DEFAULT_LANGUAGE  # a file for all languages links alike in each
    page = f"{lang}{addresses.exercise_path(stem)}".rstrip("/") + ".md"
    return repathed(relinked(text, mover(page, page, moved)), old, new)


def _changed(name: str, text: str, new_text: str) -> list[str]:
    """Return one line for people that says how much of a file changes, or none."""
    pairs = zip(text.split("\n"), new_text.split("\n"), strict=True)
    lines = sum(one != other for one, other in pairs)
    return [f"{name}: {_count(lines, 'line', 's')}"] if lines else []


def _count(number: int, word: str, plural: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}{plural}"


def moved_rows(site: Site, old: str, new: str) -> dict[str, str]:
    """Return the register after the move: path -> where it leads, empty when it stands itself.

    - the old path and its headings lead to the same under the new path;
    - what led to the old path leads straight to the new one, so that there are no chains;
    - the new path and its headings are registered, and no longer lead elsewhere (a move back).
    """
    def after(address: str) -> str:
        return new + address.removeprefix(old) if address == old or address.startswith(f"{old}#") else address

    rows: dict[str, str] = {}
    for row in site.register:
        rows[row.path] = after(row.moved_to or row.path)
        if rows[row.path] == row.path:
            rows[row.path] = ""
    standing = [path for path in register.current(site) if path == old or path.startswith(f"{old}#")]
    if old in rows:
        rows.update({after(path): "" for path in standing})
    return rows

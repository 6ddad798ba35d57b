"""What holds for links to terms in every text, tried on texts that nobody would think of.

The examples are the same in every run. `slowly_found` reads the rules of `hechtwijzer.link` one by one,
without an automaton and without a way back through levelled text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from xml.etree.ElementTree import Element

from hechtwijzer import termlinks
from hechtwijzer.extension import HechtwijzerExtension
from hechtwijzer.link import Linker
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from linking import PATH, VOCABULARY, Reading, build_with, convert, site_extensions
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

settings.register_profile("hechtwijzer", deadline=None, derandomize=True, database=None, max_examples=150)
settings.load_profile("hechtwijzer")

BUILD = build_with()
FORMS = sorted({word for words in VOCABULARY["nl"].values() for word in words})
PLAIN = ["de", "een", "kind", "moeder", "s", "sstijl", "stijl", "basis", "veilige", "café", "3", "EMDR-", "naïef", "é"]
INLINE = [
    "{}", "{} {}", "*{}*", "**{}**", "*{}*{}", "{}*{}*", "`{}`", "[{}](veilig.md)", "[*{}* {}](veilig.md)",
    "[{}](term:angst)", "{}[@bowlby1988]", "[{}](evidence:B)", "<b>{}</b>", "<b>{}</b>{}", '<a href="x">{} {}</a>',
    "<code>{}</code>", '<span class="no-terms">{} {}</span>', "<b>", "</b>", "</code>", "<br>", "{}<wbr>{}",
    "{}&nbsp;{}", "{}&shy;{}", "{}&eacute;", "&hechting;", "<!-- {} -->", "{}<!-- {} -->{}", "‘{}’", "“{}”", "{}’s",
    "{}'s", "{}-{}", "({})", "{}/{}", "https://example.org/{}", "{}@example.org", "{}…", "{}², {}", "![{}](x.png)",
    "❤\ufe0f{}\U0001f469\U0001f3fd\u200d\U0001f9b0", "\u200f”{}“\u200f", "{}\n{}", "{}  \n{}", "<kbd>{}</kbd>",
    "\\*{}\\*", "*{}*{{ .no-terms }}",
]
BLOCKS = [
    "{}", "{}\n{}", "## {} {{#h}}", "### {} {{#h}}", "- {}\n- {}", "1. {}\n2. {}", "- {}\n\n    {}\n\n- {}", "> {}",
    "> - {}", "| {} | {} |\n| --- | --- |\n| x | y |", "```\n{}\n```", "/// scene | {}\n{}\n///", "{}\n{{ .no-terms }}",
    '<div markdown="block">\n{}\n\n{}\n</div>', "<div><p>{}</p></div>", "    {}",
]

words = st.sampled_from(FORMS + PLAIN).flatmap(lambda w: st.sampled_from([w, w, w.capitalize(), w.upper()]))


def filled(templates: list[str], parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return templates with every hole filled."""
    return st.sampled_from(templates).flatmap(
        lambda template: st.lists(parts, min_size=template.count("{}"), max_size=template.count("{}")).map(
            lambda found: template.format(*found)))


lines = st.lists(filled(INLINE, words), min_size=1, max_size=6).map(" ".join)
pages = st.lists(filled(BLOCKS, lines), min_size=1, max_size=6).map("\n\n".join)
scopes = st.sampled_from(["section", "page"])


@given(pages, scopes)
def test_the_words_of_a_page_never_change(text, terms):
    linked = Reading(convert(BUILD, text, terms=terms))
    assert linked.text == Reading(convert(BUILD, text, terms="off")).text


@given(pages, scopes)
def test_no_link_stands_inside_a_link(text, terms):
    assert not Reading(convert(BUILD, text, terms=terms)).nested


@given(pages, scopes)
def test_only_the_first_mention_of_a_page_is_unmarked(text, terms):
    """Readers who want a term underlined once on a page get that, and an author's own links besides."""
    seen = set()
    html = convert(BUILD, text, terms=terms)
    for classes, concept_id in re.findall(r'<a class="(hw-term[^"]*)" data-term="([^"]*)"', html):
        assert classes == termlinks.FORCED or (classes == termlinks.AGAIN) == (concept_id in seen)
        seen.add(concept_id)


@given(pages)
def test_what_is_linked_is_what_is_noted(text):
    page = Reading(convert(BUILD, text))
    noted = BUILD.current.mentions
    assert {concept_id for _, concept_id in page.links} == set(noted)
    for sentence in noted.values():
        assert not re.search(r"[\x00-\x1f\u00ad]", sentence)


@given(pages)
def test_every_link_leads_to_a_concept_by_one_of_its_words(text):
    known = Linker((word, concept_id) for concept_id, ws in VOCABULARY["nl"].items() for word in ws)
    for shown, concept_id in Reading(convert(BUILD, text.replace("(term:angst)", "(x.md)"))).links:
        assert [m.concept_id for m in known.find(shown)] == [concept_id]


class _Again(Treeprocessor):
    def run(self, root: Element) -> None:
        termlinks.link_terms(root, BUILD.linker("nl"), BUILD.current, self.md.htmlStash.rawHtmlBlocks)


@given(pages, scopes)
def test_running_twice_changes_nothing(text, terms):
    once = convert(BUILD, text, terms=terms)
    BUILD.begin("nl", PATH).terms = terms
    names, config = site_extensions()
    markdown = Markdown(extensions=[*names, HechtwijzerExtension(BUILD)], extension_configs=config)
    markdown.treeprocessors.register(_Again(markdown), "again", -1000)
    assert markdown.convert(text) == once


@given(pages)
def test_what_is_html_already_gets_no_more_links(text):
    """A page that somebody saved as HTML and put into an article stays as it is."""
    html = convert(BUILD, text)
    assume("</b>" not in text and "</code>" not in text)  # what is not closed well is no HTML to begin with
    assert Reading(convert(BUILD, f"<div>\n{html}\n</div>")).links == Reading(html).links


@lru_cache(maxsize=1)
def _builds() -> list[object]:
    twice = {"band": ["band", "hechting", "angst"], "zorg": ["zorg", "veilige basis"]}  # words that others claim too
    clash = {**VOCABULARY["nl"], **twice}
    forms = {**VOCABULARY, "nl": clash}
    ids = list(dict.fromkeys(concept_id for lang in forms for concept_id in forms[lang]))
    return [build_with(forms, order=order) for order in (ids, ids[::-1], ids[7:] + ids[:7])]


@given(pages)
@example("\n\n".join(FORMS))
def test_the_order_of_the_concept_files_does_not_matter(text):
    htmls = {convert(build, text) for build in _builds()}
    assert len(htmls) == 1


@given(st.permutations([(word, f"c{number % 5}") for number, word in enumerate(FORMS[:12])]), lines)
def test_nor_does_it_when_two_concepts_claim_one_word(forms, text):
    clash = [("hechting", "c1"), ("hechting", "c0"), ("ACT", "c2"), ("act", "c3")]
    assert Linker([*forms, *clash]).find(text) == Linker(sorted([*forms, *clash])).find(text)


LETTERS = "ahH-' ’.s3_é\u00ad\u0301\u00a0\u2011\n@/²"
small_forms = st.lists(st.text("ahH-' é3", min_size=2, max_size=6), min_size=1, max_size=6)
small_texts = st.text(LETTERS, max_size=40) | st.text("ah ", max_size=30)
JOINTS = [" ", "-", "--", "'", "’s", ".", "…", "/", "@", "#", "://", "www.", "../", "~/", "\u00ad", "\u0301", "²", "_",
          "3", "\n", "\u00a0", "(", "ah", "é"]


@st.composite
def forms_and_text(draw: st.DrawFn) -> tuple[list[str], str]:
    """Return forms, and a text in which they stand, with what may part or join words around them."""
    forms = draw(small_forms)
    pieces = st.lists(st.sampled_from([*forms, *JOINTS]), max_size=12).map("".join)
    return forms, draw(pieces | small_texts)


loose = st.lists(words | st.sampled_from(["-", " ", " ", "", "’s", "."]), max_size=10).map("".join)


def joins(character: str) -> bool:
    kind = unicodedata.category(character) if character else ""
    return character == "_" or kind[:1] in ("L", "M") or kind in ("Nd", "Nl")


def level(text: str) -> list[tuple[str, int, int]]:
    """Return the characters that count, each with where it starts and ends in `text`."""
    found: list[tuple[str, int, int]] = []
    for place, character in enumerate(text):
        if character == "\u00ad":
            continue
        composed = unicodedata.normalize("NFC", found[-1][0] + character) if found and found[-1][2] == place else ""
        if unicodedata.combining(character) and len(composed) == 1:
            found[-1] = (composed, found[-1][1], place + 1)
        elif character.isspace() and found and found[-1][0] == " ":
            found[-1] = (" ", found[-1][1], place + 1)
        else:
            same = " " if character.isspace() else {"’": "'", "\u2011": "-"}.get(character, character)
            found.append((same, place, place + 1))
    return found


def slowly_found(forms: list[str], text: str) -> list[tuple[int, int]]:
    """Return the places of all mentions, by trying every form at every place."""
    characters = level(text)
    plain = [c for c, _, _ in characters]
    lower = [c.lower() for c in plain]
    tokens = "".join(plain)
    found, place = [], 0
    while place < len(plain):
        best = 0
        for form in forms:
            wanted = [c for c, _, _ in level(form.strip())]
            end = place + len(wanted)
            letters = [c for c in wanted if c.isalpha()]
            abbreviation = len(letters) > 1 and all(c.isupper() for c in letters)
            pairs = [" ", *wanted, " "]
            capitals = [i for i, c in enumerate(wanted) if c.isupper() and (
                abbreviation or pairs[i].isupper() or pairs[i + 2].isupper())]
            if (any(map(joins, wanted)) and lower[place:end] == [c.lower() for c in wanted]
                    and all(plain[place + i].isupper() for i in capitals)
                    and opens(tokens, place) and closes(tokens, end, abbreviation) and not in_address(tokens, place)):
                best = max(best, end)
        if best:
            found.append((characters[place][1], characters[best - 1][2]))
        place = best or place + 1
    return found


def opens(text: str, place: int) -> bool:
    before = text[:place]
    if before[-1:] in ("'", "."):
        return not joins(before[-2:-1])
    return not re.search(r"(?:[#@]|(?<!-)-)$", before) and not joins(before[-1:])


def closes(text: str, place: int, abbreviation: bool) -> bool:
    rest = re.sub(r"[²]", ";", text[place:])
    if rest.startswith("-"):
        return abbreviation or rest.startswith("--")
    if rest.startswith("'s"):
        return not re.match(r"'s[\w-]", rest) and not (rest[2:] and joins(rest[2]))
    return not re.match(r"['.]\w", rest) and not rest.startswith("@") and not (rest and joins(rest[0])) and not (
        rest[:1] in ("'", ".") and rest[1:] and joins(rest[1]))


def in_address(text: str, place: int) -> bool:
    token = text[text.rfind(" ", 0, place) + 1 :].split(" ", maxsplit=1)[0]
    return any(sign in token for sign in ("@", "://", "www.")) or token.startswith(("/", "./", "../", "~/"))


@settings(max_examples=1500)
@given(forms_and_text())
def test_the_automaton_finds_what_a_slow_reading_of_the_rules_finds(case):
    forms, text = case
    found = [(m.start, m.end) for m in Linker((form, "c") for form in forms).find(text)]
    assert found == slowly_found(forms, text)


@settings(max_examples=500)
@given(loose | st.text(max_size=60))
def test_no_mention_crosses_a_word_nor_another_mention(text):
    linker = BUILD.linker("nl")
    reached = 0
    for mention in linker.find(text):
        assert reached <= mention.start < mention.end <= len(text)
        reached = mention.end
        before = re.sub("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]", "", text[: mention.start])
        after = re.sub("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff]", "", text[mention.end :])
        assert not (before and joins(before[-1]))
        assert not (after and joins(after[0]))


@given(st.lists(words, min_size=1, max_size=8).map(" ".join), st.data())
def test_typography_makes_no_difference(text, data):
    """Decomposed accents, curly apostrophes, spaces that do not break, soft hyphens anywhere in a word."""
    linker = BUILD.linker("nl")
    plain = [m.concept_id for m in linker.find(text)]
    other = unicodedata.normalize("NFD", text).replace("'", "’").replace("-", "\u2011").replace(" ", "\u00a0 ")
    letters = [i for i in range(1, len(other)) if other[i - 1].isalpha() and other[i].isalpha()]
    for place in sorted(data.draw(st.sets(st.sampled_from(letters), max_size=6)) if letters else (), reverse=True):
        other = f"{other[:place]}\u00ad{other[place:]}"
    assert [m.concept_id for m in linker.find(other)] == plain


@given(st.lists(words, min_size=1, max_size=8).map(" ".join), st.sampled_from([0, 500]))
def test_more_concepts_change_nothing_about_the_others(text, more):
    forms = [(word, concept_id) for concept_id, ws in VOCABULARY["nl"].items() for word in ws]
    others = [(f"qq{number}", f"other-{number}") for number in range(more)]
    assert Linker([*forms, *others]).find(text) == Linker(forms).find(text)

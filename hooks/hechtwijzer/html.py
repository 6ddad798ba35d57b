"""Writing HTML by hand, safely: text from outside is escaped here and nowhere else."""

from __future__ import annotations

import html as _html
import re


def esc(text: object) -> str:
    """Return `text` fit for element content and for attributes in double quotes."""
    return _html.escape(str(text), quote=True)


def attrs(**values: object) -> str:
    """Return attributes with a leading space; None and False are left out, True stands alone.

    A trailing underscore is dropped (`class_`) and other underscores become hyphens.
    """
    parts = []
    for key, value in values.items():
        if value is None or value is False:
            continue
        name = key.rstrip("_").replace("_", "-")
        parts.append(f" {name}" if value is True else f' {name}="{esc(value)}"')
    return "".join(parts)


def foreign(text: str, lang: str) -> str:
    """Return `text` marked as being in language `lang`."""
    return f'<span lang="{esc(lang)}">{esc(text)}</span>'


def markdown_text(text: str) -> str:
    """Return plain `text` so that Markdown shows it literally; empty lines still part paragraphs.

    Signs that Markdown lets a backslash protect get one, the others become character references.
    """
    lines = (line.strip() for line in _html.escape(text, quote=False).splitlines())
    text = re.sub(r"([\\`*_\[\]{}#!|])", r"\\\1", "\n".join(lines))
    return re.sub(r"[~^=]|^[-+:/]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", lambda m: f"&#{ord(m[0])};", text, flags=re.MULTILINE)

"""MkDocs hook: hands templates what the core knows about a page, as plain data."""

from pathlib import Path

import material
from hechtwijzer import LANGUAGES, addresses, pages, shell
from hechtwijzer.cite import citation
from hechtwijzer.context import page_context
from hechtwijzer.qr import qr_code
from hechtwijzer.structured import structured_data

LIVE = {"reload": False}


def on_startup(command, dirty):
    """Remember whether pages are being written: live reload needs an inline script."""
    LIVE["reload"] = command == "serve"


def on_env(env, config, files):
    """Make the constants of the build known to every template."""
    theme = Path(material.__file__).parent / "templates"
    root = Path(config.docs_dir).parent
    env.globals["shell"] = shell.page_shell(root, theme, live_reload=LIVE["reload"])
    return env


def on_page_context(context, page, config, nav):
    """Fill in what needed all pages of the language, and describe the page."""
    build = config.extra["hechtwijzer"]
    lang, _, file = page.file.src_uri.partition("/")
    run = build.runs[lang, addresses.path_of_file(file)]
    page.content = pages.filled(build, run, page.content)
    context["hw"] = page_context(build, run, page.content, build.today)
    context["structured"] = structured_data(build, run, config.site_url, context["hw"].reviewed_iso)
    context["citation"] = citation(build, run, page.canonical_url)
    context["qr"] = qr_code(page.canonical_url) if context["hw"].is_exercise else ""
    return context


def on_template_context(context, template_name, config):
    """The 404 page speaks every language; which one is shown depends on the address asked for."""
    strings = config.extra["hechtwijzer"].site.strings
    context["languages"] = [
        {"lang": lang, "strings": strings[lang], "home": addresses.address(lang, "/").lstrip("/")}
        for lang in LANGUAGES
    ]
    return context

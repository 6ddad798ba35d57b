"""MkDocs hook: reads the content, stops on any error, and adds the pages nobody writes."""

import logging
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # MkDocs loads hook files one by one

from hechtwijzer import addresses, pages, reviews
from hechtwijzer.build import Build
from hechtwijzer.check import check
from hechtwijzer.extension import HechtwijzerExtension
from hechtwijzer.load import load
from hechtwijzer.problems import listing
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

log = logging.getLogger("mkdocs.hooks.generate")


def on_config(config):
    """Load and check once per build; the second language reuses what the first one read."""
    if "hechtwijzer" not in config.extra:
        root = Path(config.docs_dir).parent
        site, problems = load(root)
        errors = [p for p in (*problems, *check(site, advice=False)) if p.level == "error"]
        if errors:
            raise Abort(f"{listing(errors)}\n{len(set(errors))} problem(s); nothing was built.")
        build = Build(site, root / ".cache" / "hechtwijzer")
        build.today = reviews.today()
        config.extra["hechtwijzer"] = build
        config.markdown_extensions.append(HechtwijzerExtension(build))
    return config


def on_serve(server, config, builder):
    """Live on after a mistake: show its message, keep serving the site as it last was."""

    def build_or_tell():
        try:
            builder()
        except (Exception, SystemExit) as mistake:
            log.error("%s\nThe site as it last was is still served.", mistake)

    server.builder = build_or_tell
    return server


@event_priority(0)  # before static-i18n (-100), which rebuilds every file object from docs_dir
def on_files(files, config):
    """Announce generated pages as files that need not exist; their text is given below."""
    build = config.extra["hechtwijzer"]
    build.generated = {
        pages.source_file(lang, path): text
        for lang in build.languages
        for path, text in pages.generated(build.site, lang)
    }
    for source in build.generated:
        files.append(File(source, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_page_read_source(page, config):
    """Give the text of a generated page; None lets MkDocs read the file of a written one."""
    return config.extra["hechtwijzer"].generated.get(page.file.src_uri)


def on_page_markdown(markdown, page, config, files):
    """Tell the extension which page its text belongs to."""
    lang, _, file = page.file.src_uri.partition("/")
    config.extra["hechtwijzer"].begin(lang, addresses.path_of_file(file))
    return markdown

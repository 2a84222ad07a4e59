"""The script and the style sheet that draw the diagrams of a site: the generator `site_assets`."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.workspace import Workspace

FOLDER = "assets/trueline"
VENDOR = "assets/vendor"
# In the order in which they build upon each other.
SCRIPTS = (
    "sources",
    "drawing",
    "controls",
    "mending",
    "zooming",
    "highlighting",
    "stepping",
    "legend",
    "saving",
    "folding",
    "frames",
    "matrices",
    "pages",
)
STYLES = ("diagrams", "pages")
_UNKNOWN = "site_assets.libraries"


class SiteAssets:
    """Writes `assets/trueline/` into the site: what draws diagrams, sorts matrices and makes search work on files.

    The setting `libraries` says where Mermaid and svg-pan-zoom are: `vendor` (the default: in `assets/vendor`, which
    `trueline assets` fills), a folder (relative to the documentation source, or an address), or the address of a
    network that serves packages, with `{name}`, `{version}` and `{file}` in it; what comes from there is checked.
    """

    api = GENERATOR_API
    name = "site_assets"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield a script, a style sheet, and what the theme needs where pages are opened as files."""
        where = options.settings.get("libraries", "vendor")
        if not isinstance(where, str) or not where.strip():
            yield Diagnostic(
                _UNKNOWN,
                f"The setting `libraries` of site_assets is {where!r}.",
                remedy='Write "vendor", a folder, or an address with {name}, {version} and {file} in it.',
            )
            return
        folder = f"{options.site}/{FOLDER}"
        yield Artefact(f"{folder}/trueline.js", "\n".join(_script(where.strip())))
        yield Artefact(f"{folder}/trueline.css", printed_style())
        # The name is a contract with the theme, see the file.
        yield Artefact(f"{folder}/iframe-worker.js", _source("script/iframe-worker.js"))


def printed_script() -> str:
    """Return the script for a page that holds its libraries itself."""
    return "\n".join(_script("vendor"))


def printed_style() -> str:
    """Return the style sheet."""
    return "\n".join(_source(f"style/{name}.css") for name in STYLES)


def _script(where: str) -> Iterator[str]:
    libraries = json.dumps({name: _library(name, where) for name in _libraries()}, indent=2)
    yield "/* Written by trueline; a build overwrites it. Classic scripts, one after the other: pages opened as files"
    yield "   can load no modules. */"
    yield f"window.trueline = {{ home: document.currentScript.src, libraries: {libraries} }};"
    yield from (_source(f"script/{name}.js") for name in SCRIPTS)


@cache
def _source(path: str) -> str:
    return files(__name__).joinpath(*path.split("/")).read_text("utf-8")


@cache
def _libraries() -> dict[str, dict[str, str]]:
    text = files("trueline.templates").joinpath("libraries.json").read_text("utf-8")
    found: dict[str, dict[str, str]] = json.loads(text)
    return found


def _library(name: str, where: str) -> dict[str, str]:
    """Return from where a library is loaded, relative to the script."""
    facts = _libraries()[name]
    file = posixpath.basename(facts["file"])
    if "{" in where:
        named = {"{name}": name, "{version}": facts["version"], "{file}": facts["file"]}
        for mark, value in named.items():
            where = where.replace(mark, value)
        return {"url": where, "integrity": facts["sri"]}
    folder = VENDOR if where == "vendor" else where.rstrip("/")
    if "://" in folder or folder.startswith("/"):
        return {"url": f"{folder}/{file}"}
    return {"url": posixpath.relpath(f"{folder}/{file}", FOLDER)}

"""The HTML of a project's site, whole or page by page, with MkDocs in this process."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Collection
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from trueline.model.diagnostics import Diagnostic, Location, Severity, TruelineError

_LOG = logging.getLogger("mkdocs")


class _NoSettings(Config):  # type: ignore[no-untyped-call]  # its __init_subclass__ has no types
    """The keeper has none."""


class _Keeper(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]  # as above
    """Keeps what MkDocs knows of a site after a build, so that single pages can be rendered again."""

    files: Files
    nav: Navigation
    env: Environment

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        self.env, self.files = env, files
        return env


class Site:
    """The site of one `mkdocs.yml`, kept in a temporary folder.

    Attributes:
        folder: the last whole site; it changes with every whole build.
        docs: folder of the documentation source.
    """

    def __init__(self, configuration: Path, address: str) -> None:
        """Prepare for a configuration; `address` is where the site is served."""
        self._configuration, self._address = configuration, address
        self._place = Path(tempfile.mkdtemp(prefix="trueline-site-"))
        self._count = 0
        self._config: MkDocsConfig | None = None
        self._keeper = _Keeper()
        self.folder = self._place / "0"
        self.docs = configuration.parent / "docs"
        logging.getLogger("mkdocs").setLevel(logging.WARNING)

    def close(self) -> None:
        """Remove what was built."""
        shutil.rmtree(self._place, ignore_errors=True)

    def build(self) -> None:
        """Build the whole site beside the last one, which then goes.

        Raises:
            TruelineError: where MkDocs cannot; the last site stays.
        """
        target = self._place / str(self._count + 1)
        keeper = _Keeper()
        errors = _Errors()
        _LOG.addHandler(errors)
        try:
            config = load_config(str(self._configuration), site_dir=str(target), site_url=self._address)
            config.plugins["trueline/keeper"] = keeper
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=self._address)
        except (Abort, ConfigurationError, MkDocsException, OSError) as error:
            shutil.rmtree(target, ignore_errors=True)
            raise self._failure(errors.said or [str(error)]) from None
        finally:
            _LOG.removeHandler(errors)
        last, self.folder = self.folder, target
        self._count += 1
        self._config, self._keeper, self.docs = config, keeper, Path(config.docs_dir)
        shutil.rmtree(last, ignore_errors=True)

    def render(self, pages: Collection[str]) -> list[str] | None:
        """Render pages again, in the navigation as it was; return their addresses.

        Args:
            pages: paths relative to the documentation source.

        Returns:
            The addresses of the pages; nothing where the whole site is to be built, because a page has come or gone, or
            cannot be rendered alone.
        """
        if self._config is None:
            return None
        found = [self._keeper.files.get_file_from_path(page) for page in pages]
        done: list[str] = []
        for file in found:
            if file is None or not Path(file.abs_src_path or "").is_file():
                return None
            if file.page is None:
                file.copy_file()
            else:
                title = file.page.title
                _populate_page(file.page, self._config, self._keeper.files)
                if file.page.title != title:
                    return None  # it stands in the navigation of every page
                documents = self._keeper.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
                _build_page(file.page, self._config, documents, self._keeper.nav, self._keeper.env)
            done.append(file.url)
        return done

    def _failure(self, said: list[str]) -> TruelineError:
        place = Location(self._configuration.name)
        return TruelineError(
            Diagnostic("serve.mkdocs", " ".join(text.split()), Severity.ERROR, location=place) for text in said
        )


class _Errors(logging.Handler):
    """Hears what MkDocs says of its failures."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())

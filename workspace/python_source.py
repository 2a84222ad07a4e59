"""Architectures as Python: a module is executed only because the configuration names it.

Whatever goes wrong in it is the user's to mend, so it becomes one message at the user's own line, never a traceback.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, NoReturn

from trueline.model.diagnostics import Diagnostic, Location, TruelineError, did_you_mean

from .ground import Ground


def load_attribute(target: str, ground: Ground, stated_at: Location) -> Any:
    """Return what `module:attribute` names.

    Args:
        target: as the configuration writes it.
        ground: the user's code.
        stated_at: where the configuration writes it.

    Raises:
        TruelineError: where the module is missing, cannot be compiled, raises, or has no such attribute.
    """
    module_name, _, attribute = target.partition(":")
    module = _import(module_name, ground, stated_at)
    value: Any = module
    for part in attribute.split("."):
        if not hasattr(value, part):
            file = ground.relative(module.__file__ or module_name)
            _fail(
                "attribute",
                f"'{file}' defines no '{part}', which the architecture '{target}' names",
                stated_at,
                did_you_mean(part, [name for name in vars(value) if not name.startswith("_")]),
            )
        value = getattr(value, part)
    return value


@contextmanager
def user_code(ground: Ground, paths: Sequence[str]) -> Iterator[None]:
    """Prepare for executing the user's modules, and leave the process as it was.

    Inside, the project's `paths` come first in `sys.path`, what model files print goes to the standard error (the
    standard output belongs to `--json`), and the user's modules are compiled from their source: Python's own cache
    takes an edit of equal size within one second for no edit. Afterwards the user's modules are forgotten, so that a
    later load in the same process sees later edits.
    """
    path_before, modules_before = sys.path[:], set(sys.modules)
    finder = _FreshFinder(ground)
    sys.path[:0] = [str((ground.root / path).resolve()) for path in paths]
    sys.meta_path.insert(0, finder)
    importlib.invalidate_caches()
    try:
        with redirect_stdout(sys.stderr):
            yield
    finally:
        sys.path[:] = path_before
        sys.meta_path.remove(finder)
        for name in set(sys.modules) - modules_before:
            if ground.owns(name, getattr(sys.modules[name], "__file__", None)):
                del sys.modules[name]


class _FreshLoader(SourceFileLoader):
    """Compiles from source; neither reads nor writes Python's cache of compiled modules."""

    def get_code(self, fullname: str) -> CodeType | None:
        file = self.get_filename(fullname)
        return self.source_to_code(self.get_data(file), file)


class _FreshFinder:
    """Hands the user's modules to `_FreshLoader`, wherever the other finders found them."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        for finder in sys.meta_path:
            if isinstance(finder, _FreshFinder) or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                if type(spec.loader) is SourceFileLoader and self._ground.owns(name, spec.origin):
                    spec.loader = _FreshLoader(name, spec.loader.path)
                return spec
        return None


def _import(name: str, ground: Ground, stated_at: Location) -> ModuleType:
    try:
        if find_spec(name) is None:
            _missing(name, ground, stated_at)
        return importlib.import_module(name)
    except TruelineError:
        raise
    except ModuleNotFoundError as error:
        if error.name and f"{name}.".startswith(f"{error.name}.") and _last_own_frame(error, ground) is None:
            _missing(name, ground, stated_at)
        _explain(error, name, ground, stated_at)
    except (Exception, SystemExit) as error:
        _explain(error, name, ground, stated_at)


def _missing(name: str, ground: Ground, stated_at: Location) -> NoReturn:
    known = {".".join(file.relative_to(ground.root).with_suffix("").parts) for file in _python_files(ground.root)}
    remedy = did_you_mean(name, known) or "Name its folder in 'paths' if it lies in another one."
    _fail("module", f"there is no module '{name}'", stated_at, remedy)


def _python_files(root: Path) -> Iterator[Path]:
    """Yield the Python files near the top of the project, for a suggestion."""
    for pattern in ("*.py", "*/*.py", "*/*/*.py"):
        for file in sorted(root.glob(pattern)):
            if not any(part.startswith(".") for part in file.relative_to(root).parts):
                yield file


def _explain(error: BaseException, name: str, ground: Ground, stated_at: Location) -> NoReturn:
    if isinstance(error, SyntaxError) and error.filename:
        where = Location(ground.relative(error.filename), error.lineno or 0)
        _fail("syntax", f"this is not valid Python: {_sentence(error.msg)}", where)
    where = _last_own_frame(error, ground) or stated_at
    said = _sentence(str(error)) if str(error) else ""
    if isinstance(error, SystemExit):
        _fail("exit", f"the model module '{name}' ends the program (SystemExit)", where, "A model only describes.")
    if isinstance(error, ImportError):
        _fail("import", f"the model module '{name}' cannot be imported: {said}", where)
    detail = f"{type(error).__name__}: {said}" if said else type(error).__name__
    _fail("exception", f"the model module '{name}' raises {detail}", where)


def _last_own_frame(error: BaseException, ground: Ground) -> Location | None:
    """Return the innermost line of the user's own code on the way to `error`."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if ground.owns(str(frame.f_globals.get("__name__", "")), file):
            found = Location(ground.relative(file), line)
    return found


def _sentence(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else ""
    return first if len(first) <= 300 else f"{first[:297]}..."


def _fail(code: str, problem: str, location: Location, remedy: str = "") -> NoReturn:
    raise TruelineError(Diagnostic(f"workspace.source.{code}", problem, location=location, remedy=remedy)) from None

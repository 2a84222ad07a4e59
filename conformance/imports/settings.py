"""What a project says to the check `imports`: the table `checks.imports` of its configuration."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trueline.model.diagnostics import Diagnostic, TruelineError, did_you_mean


class Settings(BaseModel):
    """The table `checks.imports`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    paths: Annotated[
        list[str] | None,
        Field(description="Folders in which packages are looked for; by default `src`, if there is one, and the root."),
    ] = None
    roots: Annotated[list[str], Field(description="Packages to look at beside those that elements are bound to.")] = []
    exclude: Annotated[
        list[str], Field(description="Patterns of paths (`shop/templates/*`) that are left out, and counted.")
    ] = []
    cache: Annotated[bool, Field(description="Whether what was read may be kept, by content.")] = True


def read_settings(table: Mapping[str, object]) -> Settings:
    """Return the settings of a table.

    Raises:
        TruelineError: with every mistake in it; `about` names the key.
    """
    try:
        return Settings.model_validate(dict(table))
    except ValidationError as error:
        raise TruelineError(_told(detail["loc"], detail["msg"], detail["type"]) for detail in error.errors()) from None


def _told(where: tuple[int | str, ...], message: str, kind: str) -> Diagnostic:
    key = str(where[0])
    if kind == "extra_forbidden":
        remedy = did_you_mean(key, Settings.model_fields) or f"Keys here: {', '.join(sorted(Settings.model_fields))}."
        return Diagnostic("imports.settings.key", f"unknown key '{key}' in checks.imports", about=key, remedy=remedy)
    said = message.replace("Input should be", "it must be").replace("a valid list", "a list").replace("a valid ", "a ")
    return Diagnostic("imports.settings.value", f"'{key}' of checks.imports: {said}", about=key)


def folders(settings: Settings, root: Path) -> list[Path]:
    """Return the folders in which packages are looked for, absolute.

    Raises:
        TruelineError: for each that does not exist.
    """
    if settings.paths is None:
        return [folder for folder in (root / "src", root) if folder.is_dir()]
    missing = [path for path in settings.paths if not (root / path).is_dir()]
    if missing:
        raise TruelineError(
            Diagnostic(
                "imports.path.missing", f"there is no folder '{path}'", about="paths",
                remedy=did_you_mean(path, [each.name for each in root.iterdir() if each.is_dir()]),
            )
            for path in missing
        )  # fmt: skip
    return [root / path for path in settings.paths]

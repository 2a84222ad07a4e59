"""What a project says to trueline: `[tool.trueline]` of pyproject.toml, or trueline.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from trueline.model.checks import Violation
from trueline.model.diagnostics import Diagnostic, Location, Severity, TruelineError, did_you_mean
from trueline.model.protocols import Options

from .toml_lines import line_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from .discovery import Project


def _inside(path: str) -> str:
    parts = path.split("/")
    if "\\" in path or ":" in path or path.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise ValueError("must be a path inside the project, with '/' between folders, such as 'docs/architecture'")
    return path


Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Inside = Annotated[Filled, AfterValidator(_inside)]


Kind = Literal["generators", "checks"]
Weighed = TypeVar("Weighed", Diagnostic, Violation)


class Waiver(BaseModel):
    """A finding that is known and accepted, with the reason."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Annotated[Filled, Field(description="Code of the finding, such as `model.element.disconnected`.")]
    about: Annotated[
        Filled, Field(description="Reference of the thing it is about; `*` stands for any run of characters.")
    ]
    reason: Annotated[Filled, Field(description="Why it is accepted.")]
    until: Annotated[
        date | None,
        Field(description="The last day on which it counts, such as 2027-03-31; without it, it always does."),
    ] = None


class Scaffolds(BaseModel):
    """The table `[tool.trueline.scaffold]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    templates: Annotated[
        Inside, Field(description="Folder of templates that replace those of `trueline scaffold`, file by file.")
    ] = "templates/scaffold"


class Configuration(BaseModel):
    """The table `[tool.trueline]`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[Filled, Field(description="What the documentation calls the whole.")] = "Architecture"
    architectures: Annotated[
        tuple[Filled, ...],
        Field(min_length=1),
        Field(description="Each architecture: `module:attribute` of Python code, or a .yaml, .yml or .json file."),
    ]
    site: Annotated[Inside, Field(description="Folder of the documentation source.")] = "site"
    manifest: Annotated[
        Inside, Field(description="File that lists what trueline wrote; belongs under version control.")
    ] = ".trueline/manifest"
    paths: Annotated[
        tuple[Filled, ...], Field(description="Folders in which the modules of `architectures` are looked for.")
    ] = (".",)
    severities: Annotated[dict[str, Severity], Field(description="Weight of findings, by code.")] = {}
    waivers: Annotated[tuple[Waiver, ...], Field(description="Findings that are known and accepted.")] = ()
    generators: Annotated[
        dict[str, dict[str, Any]],
        Field(description="Settings of generators, by name; `enabled = false` switches one off."),
    ] = {}
    checks: Annotated[
        dict[str, dict[str, Any]],
        Field(description="Settings of checks, by name; `enabled = false` switches one off."),
    ] = {}
    baseline: Annotated[
        Inside | None, Field(description="File of known violations of `trueline check`, which only shrinks.")
    ] = None
    scaffold: Annotated[Scaffolds, Field(description="Settings of `trueline scaffold`.")] = Scaffolds()

    def enabled(self, name: str, kind: Kind = "generators") -> bool:
        """Whether a generator or check runs; all do that are not switched off."""
        return self._tables(kind).get(name, {}).get("enabled", True) is not False

    def settings(self, name: str, kind: Kind = "generators") -> dict[str, Any]:
        """Return the settings of a generator or check."""
        return {key: value for key, value in self._tables(kind).get(name, {}).items() if key != "enabled"}

    def options(self, generator: str) -> Options:
        """Return what a generator is told."""
        return Options(site=self.site, settings=self.settings(generator))

    def _tables(self, kind: Kind) -> dict[str, dict[str, Any]]:
        return self.checks if kind == "checks" else self.generators

    def weigh(self, found: Iterable[Weighed]) -> list[Weighed]:
        """Return diagnostics or violations with the severities of this project, without what is switched off."""
        weighed = (replace(one, severity=self.severities.get(one.code, one.severity)) for one in found)
        return [one for one in weighed if one.severity is not Severity.OFF]


def read_configuration(project: Project) -> Configuration:
    """Return the configuration of `project`, checked.

    Raises:
        TruelineError: with every error in it, each at its line.
    """
    try:
        return Configuration.model_validate(project.table)
    except ValidationError as error:
        raise TruelineError(_explain(error, project)) from None


_TABLES: Mapping[str | int, type[BaseModel]] = {"scaffold": Scaffolds, "waivers": Waiver}


def configuration_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the configuration, for editors."""
    schema = Configuration.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def place(project: Project, *pointer: str | int) -> Location:
    """Return the line of the configuration on which `pointer` (keys from our table down) stands."""
    return Location(project.file, line_of(project.text, (*project.prefix, *pointer)))


def _explain(error: ValidationError, project: Project) -> Iterator[Diagnostic]:
    for detail in error.errors(include_url=False):
        pointer = tuple(part for part in detail["loc"] if part != "[key]")
        message, remedy, code = _message(detail, pointer)
        yield Diagnostic(f"workspace.configuration.{code}", message, location=place(project, *pointer), remedy=remedy)


def _message(detail: ErrorDetails, pointer: tuple[str | int, ...]) -> tuple[str, str, str]:
    name = _spell(pointer)
    match detail["type"]:
        case "extra_forbidden":
            valid = _TABLES.get(pointer[0], Configuration).model_fields
            keys = f"Keys here: {', '.join(sorted(valid))}."
            return f"unknown key '{pointer[-1]}'", did_you_mean(str(pointer[-1]), valid) or keys, "key"
        case "missing":
            remedy = 'Name at least one, such as "architecture.model:system".' if name == "architectures" else ""
            return f"the key '{name}' is missing", remedy, "missing"
        case "too_short":
            return f"'{name}' is empty", 'Name at least one, such as "architecture.model:system".', "missing"
        case "enum":
            given = str(detail["input"])
            levels = [severity.value for severity in Severity]
            remedy = did_you_mean(given, levels)
            return f"'{name}' is '{given}', which is none of {', '.join(levels)}", remedy, "value"
        case _:
            said = detail["msg"].removeprefix("Value error, ").replace("Input should be", "it must be")
            said = said.replace("a valid tuple", "a list").replace("a valid dictionary", "a table")
            return f"'{name}' is {detail['input']!r}: {said[:1].lower()}{said[1:]}", "", "value"


def _spell(pointer: tuple[str | int, ...]) -> str:
    text = ""
    for part in pointer:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text

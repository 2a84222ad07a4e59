"""Reading the options of a table or section: each kind of value, and every mistake with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trueline.model.diagnostics import Diagnostic, Location, did_you_mean

from .documents import Block


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of a list, and where it stands."""

    text: str
    location: Location


class Options:
    """The options of one block; what is wrong with them gathers in `problems`."""

    def __init__(self, block: Block, table: Mapping[str, object], about: str) -> None:
        """Read the options of `table`, which stands in `block`; messages call it `about`."""
        self.block = block
        self.about = about
        self.problems: list[Diagnostic] = []
        self._table = table
        self._known: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def problem(self, key: str, problem: str, remedy: str = "", word: str = "") -> None:
        """Note that something is wrong with the option `key`, or with `word` in it."""
        place = self.block.find(word, key) if word else self.block.key(key)
        self.problems.append(Diagnostic("imports.adopted.value", problem, location=place, remedy=remedy))

    def raw(self, key: str) -> object:
        """Return an option as it is."""
        self._known[key] = None
        return self._table.get(key)

    def text(self, key: str, default: str = "") -> str:
        """Return a text; one of several lines is joined."""
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return "\n".join(value).strip()
        if not isinstance(value, str):
            self._wrong(key, "a text")
            return default
        return value.strip()

    def flag(self, key: str, default: bool = False) -> bool:
        """Return a value that is true or false."""
        value = self.raw(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        word = value.strip().lower() if isinstance(value, str) else ""
        if word not in ("true", "false"):
            self._wrong(key, "true or false")
        return word == "true"

    def number(self, key: str, default: int) -> int:
        """Return a number that is not negative."""
        value = self.raw(key)
        if value is None:
            return default
        if not re.fullmatch(r"\d+", str(value).strip()):
            self._wrong(key, "a number, 0 or more")
            return default
        return int(str(value))

    def choice(self, key: str, allowed: Iterable[str], default: str) -> str:
        """Return one of several words."""
        words = tuple(allowed)
        value = self.text(key) or default
        if value not in words:
            self._wrong(key, " or ".join(f"'{word}'" for word in words), did_you_mean(value, words))
            return default
        return value

    def entries(self, key: str, *, required: bool = False) -> tuple[Said, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        value = self.raw(key)
        if value is None:
            if required:
                message = f"{self.about} has no '{key}'"
                self.problems.append(Diagnostic("imports.adopted.value", message, location=self.block.location))
            return ()
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list | tuple) or not all(isinstance(each, str) for each in listed):
            self._wrong(key, "a list of texts")
            return ()
        texts = [line.strip() for each in listed for line in each.split("\n")]
        return tuple(Said(text, self.block.find(text, key)) for text in texts if text)

    def unknown(self) -> None:
        """Note every option that nobody asked for."""
        for key in self._table:
            if key not in self._known:
                remedy = did_you_mean(key, self._known) or f"Options here: {', '.join(sorted(self._known))}."
                self.problems.append(
                    Diagnostic(
                        "imports.adopted.option", f"{self.about} has the unknown option '{key}'",
                        location=self.block.key(key), remedy=remedy,
                    )
                )  # fmt: skip

    def _wrong(self, key: str, wanted: str, remedy: str = "") -> None:
        value = self._table[key]
        self.problem(key, f"'{key}' of {self.about} is {value!r}, but it must be {wanted}", remedy)

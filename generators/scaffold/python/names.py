"""Python identifiers for the names of a model: safe, unique in their scope, and told where they had to differ."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, count

_WORD = re.compile(r"[A-Za-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST = 60
# Letters that Unicode does not take apart.
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L"}
)
_BUILTIN = frozenset(dir(builtins))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a name in ASCII, lower case: `OrderService v2` gives `order`, `service`, `v2`.

    A letter without an ASCII form, such as one of Cyrillic, becomes its number: names that look alike stay apart.
    """
    plain = "".join(_ascii(char) for char in unicodedata.normalize("NFKD", text.translate(_SPELLED)))
    spaced = _CAMEL.sub(" ", plain)
    return tuple(word.lower() for word in _WORD.findall(spaced))


def _ascii(char: str) -> str:
    if char.isascii():
        return char
    if unicodedata.combining(char):
        return ""
    return f" u{ord(char):x} " if char.isalnum() else " "


def snake(text: str) -> str:
    """Return a name as a function, a module or a variable has it: `book_appointment`."""
    return _safe("_".join(words(text))[:_LONGEST].rstrip("_") or "unnamed", "n")


def pascal(text: str) -> str:
    """Return a name as a class has it: `BookAppointment`."""
    joined = "".join(word[:1].upper() + word[1:] for word in words(text))[:_LONGEST]
    name = _safe(joined or "Unnamed", "N")
    return f"{name[:-1]}Class" if name.endswith("_") else name


def constant(text: str) -> str:
    """Return a name as a constant or a member of an enumeration has it: `IN_PROGRESS`."""
    return _safe("_".join(words(text)).upper()[:_LONGEST].rstrip("_") or "UNNAMED", "N")


def _safe(name: str, before_digit: str) -> str:
    if name[:1].isdigit():
        name = f"{before_digit}{name}"
    if keyword.iskeyword(name) or keyword.issoftkeyword(name) or name in _BUILTIN:
        return f"{name}_"
    return name


@dataclass(slots=True)
class Scope:
    """Names that must differ, also on a file system that ignores case.

    Attributes:
        taken: names in it, in lower case.
        renamed: names that are not what their text alone would give: the text, and the name.
        apart: what stands before a number: nothing in a scope of classes.
    """

    taken: set[str] = field(default_factory=set)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    apart: str = "_"

    def reserve(self, names: Iterable[str]) -> None:
        """Take names that the generated code needs itself."""
        self.taken |= {name.lower() for name in names}

    def give(self, text: str, name: str, *others: str) -> str:
        """Return `name`, or where it is taken the first of `others` that is not, or a numbered one.

        Args:
            text: what it is for, as the model writes it.
            name: the wanted identifier.
            others: what would do as well.
        """
        numbered = (f"{name.rstrip('_')}{self.apart}{number}" for number in count(2))
        given = next(one for one in chain([name], others, numbered) if one.lower() not in self.taken)
        self.taken.add(given.lower())
        if given != name:
            self.renamed.append((text, given))
        return given

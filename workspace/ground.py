"""Which code is the user's own: what a message may point at, and what must be read anew on every load."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_INSTALLED = ("site-packages", "dist-packages")


@dataclass(frozen=True, slots=True)
class Ground:
    """The user's code of one project.

    Attributes:
        root: folder of the project.
        modules: the modules that the configuration names. Where trueline's own checkout is the project, only these and
            their siblings count as the user's, not the rest of trueline.
    """

    root: Path
    modules: tuple[str, ...] = ()

    def owns(self, module: str, file: str | None) -> bool:
        """Whether a module, loaded from `file`, is the user's own code."""
        if not file or not os.path.isabs(file) or not file.startswith(f"{self.root}{os.sep}"):  # noqa: PTH117 - hot
            return False
        if any(folder in file for folder in _INSTALLED):
            return False
        if module.partition(".")[0] != "trueline":
            return True
        packages = {named.rpartition(".")[0] for named in self.modules}
        return any(package.count(".") > 1 and f"{module}.".startswith(f"{package}.") for package in packages)

    def relative(self, file: str) -> str:
        """Return `file` as the user would type it in the project's folder, POSIX."""
        path = Path(file)
        if not path.is_absolute():
            return path.as_posix()
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

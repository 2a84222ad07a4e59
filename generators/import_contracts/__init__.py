"""Rules of the model as contracts that plain `lint-imports` runs: the generator `import_contracts`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trueline.model.bindings import Bindings
from trueline.model.diagnostics import Diagnostic
from trueline.model.protocols import GENERATOR_API, Artefact, Options
from trueline.model.records.rules import ModelRule
from trueline.model.workspace import Workspace

from .contracts import Contract, translate
from .ini import write


class ImportContracts:
    """Writes `.importlinter` from the rules of every architecture that is bound to Python code."""

    api = GENERATOR_API
    name = "import_contracts"

    def generate(self, workspace: Workspace, options: Options) -> Iterable[Artefact | Diagnostic]:
        """Yield the file, and a diagnostic for every rule that import-linter cannot express in full.

        The setting `file` (default `.importlinter`) says where the file stands.
        """
        contracts: list[Contract] = []
        roots: dict[str, None] = {}
        for architecture in workspace.indexes:
            for item in _translate(workspace, architecture):
                if isinstance(item, Diagnostic):
                    yield item
                else:
                    contracts.append(item)
            bindings = Bindings(workspace.index(architecture))
            roots.update((module.partition(".")[0], None) for _, modules in bindings.bound() for module in modules)
        if contracts:
            path = str(options.settings.get("file", ".importlinter"))
            about = tuple(contract.about for contract in contracts)
            yield Artefact(path, write(tuple(roots), contracts), about=about)


def _translate(workspace: Workspace, architecture: str) -> Iterator[Contract | Diagnostic]:
    index = workspace.index(architecture)
    bindings = Bindings(index)
    for rule in index.record.rules:
        if not isinstance(rule, ModelRule):
            yield from translate(rule, architecture, index, bindings)

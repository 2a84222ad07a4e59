"""Rules on the code and on the model itself; each says why it is there."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Flag, Name, Named, Reference, ReferenceField
from .views import Selector

RuleSubject = Annotated[Reference, ReferenceField(("element", "group"))]


class RuleRecord(Named):
    """What all rules share: the reason."""

    because: Name
    ignore: tuple[tuple[Name, Name], ...] = ()
    """Imports (importing module, imported module) that the rule forgives; `*` stands for one name, `**` for several."""
    exempt: tuple[Literal["type-checking", "local", "dynamic"], ...] = ()
    """Imports that do not count: under `TYPE_CHECKING`, inside functions, by `import_module` with a literal name."""


class LayersRule(RuleRecord):
    """Each layer may use those below it, never those above (layers pattern, POSA 1)."""

    rule: Literal["layers"]
    layers: Annotated[tuple[tuple[RuleSubject, ...], ...], Field(min_length=2)]
    """From the top down; several in one row are siblings."""
    closed: Flag = False
    """A layer may use only the one directly below."""
    independent: Flag = True
    """Siblings in one row may not use each other."""
    exhaustive: Flag = False
    """Every component beside the layers must stand in one."""
    transitive: Flag = True
    """Chains through what stands in no layer count too, not only direct imports."""


class ForbidRule(RuleRecord):
    """`source` may not use `target` or the external packages."""

    rule: Literal["forbid"]
    source: Annotated[tuple[RuleSubject, ...], Field(min_length=1)]
    target: tuple[RuleSubject, ...] = ()
    packages: tuple[Name, ...] = ()
    """External Python packages, down to submodules."""
    transitive: Flag = True
    """Chains count too, not only direct imports."""


class AllowRule(RuleRecord):
    """`source` may use `target`: the written-down exception or permission, shown beside the prohibitions."""

    rule: Literal["allow"]
    source: Annotated[tuple[RuleSubject, ...], Field(min_length=1)]
    target: tuple[RuleSubject, ...] = ()
    packages: tuple[Name, ...] = ()
    only: Flag = False
    """Nobody but `source` may use them."""


class IndependentRule(RuleRecord):
    """The members may not use each other."""

    rule: Literal["independent"]
    members: Annotated[tuple[RuleSubject, ...], Field(min_length=2)]
    transitive: Flag = True


class InterfaceRule(RuleRecord):
    """From outside, only these modules of `of` may be imported."""

    rule: Literal["interface"]
    of: RuleSubject
    public: Annotated[tuple[Name, ...], Field(min_length=1)]
    """Python modules, relative to the binding with a leading dot; a dot alone is the package itself, `.api.**` is what
    stands below `.api`."""


class ClosedWorldRule(RuleRecord):
    """Inside `of`, an import between bound components without a relationship in the model is a violation."""

    rule: Literal["closed-world"]
    of: RuleSubject


class AcyclicRule(RuleRecord):
    """The components inside `of` do not depend on each other in a circle."""

    rule: Literal["acyclic"]
    of: RuleSubject


class ModelRule(RuleRecord):
    """Which elements may relate to which, held against the model itself."""

    rule: Literal["model"]
    source: Selector
    target: Selector
    allowed: Flag = False
    """Whether such relationships are the only ones allowed from `source` (true) or forbidden (false)."""


Rule = Annotated[
    LayersRule | ForbidRule | AllowRule | IndependentRule | InterfaceRule | ClosedWorldRule | AcyclicRule | ModelRule,
    Field(discriminator="rule"),
]

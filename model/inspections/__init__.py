"""Inspections: what `trueline validate` reports beyond what must hold for anything to be built.

Each is a question put to a model that is already verified; its module is its theme, and
`registry.INSPECTIONS` lists all.
"""

from .inspecting import inspect
from .inspection import Finding, HasModule, Inspection, Model
from .registry import INSPECTIONS
from .waiving import Waived, Waiver, waive

__all__ = ["INSPECTIONS", "Finding", "HasModule", "Inspection", "Model", "Waived", "Waiver", "inspect", "waive"]

"""Holding the imports of Python code to rules: those of the model (the check `imports`), or those of another tool."""

from .adopted import adopt
from .check import ImportCheck, hold_adopted

__all__ = ["ImportCheck", "adopt", "hold_adopted"]

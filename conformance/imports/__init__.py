"""Holding the imports of Python code to rules: those of the model (the check `imports`), or those of another tool."""

from .check import ImportCheck, hold_adopted

__all__ = ["ImportCheck", "hold_adopted"]

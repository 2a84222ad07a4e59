"""What rules say of pairs of parts, and what the model does there."""

from .dependencies import Dependencies, Use
from .judgement import Judgement
from .verdicts import Part, Verdict, decide, parts, verdicts

__all__ = ["Dependencies", "Judgement", "Part", "Use", "Verdict", "decide", "parts", "verdicts"]

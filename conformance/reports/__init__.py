"""What checks found, written for people and for the tools that people use; one module a format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from . import text
from .addresses import Site
from .report import Report

__all__ = ["Form", "Report", "Site", "write"]

Form = Literal["text", "json", "sarif", "junit", "github"]


def write(
    report: Report,
    form: Form,
    *,
    everything: bool = False,
    colour: bool = False,
    meanings: Mapping[str, str] | None = None,
    site: Site | None = None,
) -> str:
    """Return a report in one of the formats.

    Args:
        report: what was found.
        form: the format.
        everything: show all that was found, in `text` and `github` too, which are short by default.
        colour: whether `text` is coloured for a terminal.
        meanings: what each code means, in a sentence, for `sarif`.
        site: where the pages of rules are published, for `sarif`.
    """
    match form:
        case "text":
            return text.write(report, limit=None if everything else text.MOST, colour=colour)
        case "json":
            from . import as_json  # what is not asked for is not imported

            return as_json.write(report)
        case "sarif":
            from . import sarif

            return sarif.write(report, meanings=meanings, site=site)
        case "junit":
            from . import junit

            return junit.write(report)
        case "github":
            from . import github

            return github.write(report, limit=None if everything else github.MOST)

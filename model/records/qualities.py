"""Quality targets: what is promised, with a number where there is one, and how it is verified."""

from __future__ import annotations

from typing import Annotated, Literal

from .base import Name, Named, Record, Reference, ReferenceField, Text
from .quantities import Quantity

QualitySubject = Annotated[Reference, ReferenceField(("element", "endpoint", "flow", "pattern"))]
Characteristic = Literal[
    "latency", "throughput", "cache-hit-rate", "pool-size", "availability", "rto", "rpo", "durability", "scalability",
    "authentication", "authorization", "encryption", "secrets", "network", "delivery", "maintainability", "other",
]  # fmt: skip


class Measure(Record):
    """A number to hold: `p95 < 100ms`."""

    name: Name
    """What is measured: `p95`, `min`, `hit rate`."""
    comparison: Literal["<", "<=", "==", ">=", ">"]
    value: Quantity


class Quality(Named):
    """A quality target (ISO/IEC 25010 characteristics in everyday words)."""

    characteristic: Characteristic
    of: tuple[QualitySubject, ...] = ()
    measures: tuple[Measure, ...] = ()
    means: tuple[Name, ...] = ()
    """By what it is reached: `OAuth2 + JWT`, `TLS 1.3 for transport`."""
    verified_by: Text = ""
    """The test or measurement that holds it; empty: not verified, and shown as such."""

"""CRM: contacts, appointments and reminders of a medical practice, drawn at every level of the C4 model."""

from . import (
    behaviour,
    components,
    data,
    deployment,
    documentation,
    domain,
    interfaces,
    machines,
    messages,
    reasons,
    views,
)
from .elements import crm

__all__ = [
    "behaviour",
    "components",
    "crm",
    "data",
    "deployment",
    "documentation",
    "domain",
    "interfaces",
    "machines",
    "messages",
    "reasons",
    "views",
]

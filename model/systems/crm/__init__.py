"""CRM: contacts, appointments and reminders of a medical practice, drawn at every level of the C4 model."""

from . import behaviour, components, data, deployment, documentation, interfaces, reasons, views
from .elements import crm

__all__ = [
    "behaviour",
    "components",
    "crm",
    "data",
    "deployment",
    "documentation",
    "interfaces",
    "reasons",
    "views",
]

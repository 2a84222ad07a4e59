"""Inventory: event-sourced stock of many stores, with commands and queries apart."""

from . import behaviour, data, domain, views
from .elements import inventory

__all__ = ["behaviour", "data", "domain", "inventory", "views"]

"""The service platform: services behind a gateway, with the patterns that hold them together."""

from . import behaviour, operation, reasons, views
from .elements import platform

__all__ = ["behaviour", "operation", "platform", "reasons", "views"]

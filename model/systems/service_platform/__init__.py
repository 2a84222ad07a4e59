"""The service platform: services behind a gateway, with the patterns that hold them together."""

from . import behaviour, data, domain, interfaces, operation, reasons, views
from .elements import platform

__all__ = ["behaviour", "data", "domain", "interfaces", "operation", "platform", "reasons", "views"]

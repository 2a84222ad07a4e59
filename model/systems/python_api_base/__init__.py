"""Python API Base: a layered REST, GraphQL and WebSocket API to build on."""

from . import data, domain, interfaces, layers, views
from .elements import base

__all__ = ["base", "data", "domain", "interfaces", "layers", "views"]

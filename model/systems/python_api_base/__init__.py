"""Python API Base: a layered REST, GraphQL and WebSocket API to build on."""

from . import layers, views
from .elements import base

__all__ = ["base", "layers", "views"]

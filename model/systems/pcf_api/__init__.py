"""PCF API: users, resources and notifications over GraphQL, REST and WebSocket."""

from . import behaviour, data, interfaces, messages, views
from .elements import pcf

__all__ = ["behaviour", "data", "interfaces", "messages", "pcf", "views"]

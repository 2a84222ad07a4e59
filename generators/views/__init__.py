"""From the model to neutral drawings: a view decides what is shown, in which order and with which id."""

from __future__ import annotations

from .deployments import draw_deployment, draw_scenarios, scenarios
from .derived import derived_views
from .domains import draw_domain
from .elements import draw_landscape, draw_view
from .flows import draw_flow, players
from .machines import draw_machine
from .processes import draw_process
from .schemas import draw_schema

__all__ = [
    "derived_views",
    "draw_deployment",
    "draw_domain",
    "draw_flow",
    "draw_landscape",
    "draw_machine",
    "draw_process",
    "draw_scenarios",
    "draw_schema",
    "draw_view",
    "players",
    "scenarios",
]

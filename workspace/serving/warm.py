"""What every build needs and no model changes: imported here once, before the processes of builds are forked."""

from __future__ import annotations

from .. import building, loading, python_source, yaml_source
from ..plugins import GENERATORS, make, registered

MADE = tuple(make(one) for one in registered(GENERATORS))
MODULES = (building, loading, python_source, yaml_source)

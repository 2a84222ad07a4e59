"""Real obstacles for a process that wants to write: commands to be put before another one."""

from __future__ import annotations

import sys

_FULL_DISK = (
    "import os, resource, signal, sys;"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000));"
    "os.execv(sys.argv[1], sys.argv[1:])"
)
_OBEY_PERMISSIONS = (
    "import ctypes, os, sys;"
    "os.geteuid() == 0 and ctypes.CDLL(None).prctl(24, 1, 0, 0, 0);"
    "os.execv(sys.argv[1], sys.argv[1:])"
)

FULL_DISK = (sys.executable, "-c", _FULL_DISK)
"""No file may grow beyond 20,000 bytes: the kernel refuses to write on, as it does on a full disk."""
OBEY_PERMISSIONS = (sys.executable, "-c", _OBEY_PERMISSIONS)
"""Root gives up the capability CAP_DAC_OVERRIDE (1) and obeys permissions as everybody does; for others no change."""

"""`python -m bench` measures; `python -m bench --help` says what can be chosen."""

import sys

from bench.comparison import main

if __name__ == "__main__":
    sys.exit(main())

"""Python as text: names, literals, docstrings, and expressions laid out over lines."""

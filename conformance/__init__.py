"""Real code, databases, routes and behaviour held against a model."""

"""How a scaffold runs on one machine."""

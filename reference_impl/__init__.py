"""The FastAPI application that lives under its own model."""

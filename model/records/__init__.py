"""The architecture as data: frozen pydantic records, one file a concept."""

"""The authoring API: an architecture as a typed Python description."""

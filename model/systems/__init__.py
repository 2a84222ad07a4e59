"""The architectures of this repository, written in its own language: what architects edit."""

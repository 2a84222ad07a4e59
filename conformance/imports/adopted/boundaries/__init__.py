"""How Tach describes a code base: its modules, their layers and interfaces, and what it says of imports."""

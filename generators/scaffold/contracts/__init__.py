"""The layers of a scaffold, and the rules of the model that they keep."""

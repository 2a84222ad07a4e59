"""From the model to neutral drawings: a view decides what is shown, in which order and with which id."""

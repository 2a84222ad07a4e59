"""What a state machine means: executed, analysed, and turned into tests."""

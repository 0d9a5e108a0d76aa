"""The full counts: what the tests try a little, tried as often as was promised. `make prove` runs it."""

"""Ratios against a yardstick on the same machine and the same data. `make bench` runs them all."""

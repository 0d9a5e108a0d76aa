"""The trail: who did or saw what, in chains that cannot be changed unnoticed."""

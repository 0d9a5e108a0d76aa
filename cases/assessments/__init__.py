"""Visits, the social assessment with its score, and the decision on a family's file."""

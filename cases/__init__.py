"""The family's file: members, home, categories, its life from draft to closed."""

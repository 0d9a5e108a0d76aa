"""What leaves the house on paper or as a file: numbered, hashed, entered in the trail."""

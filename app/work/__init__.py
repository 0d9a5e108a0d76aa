"""The work queue: what waits for the person who signed in."""

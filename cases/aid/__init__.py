"""The aid room."""

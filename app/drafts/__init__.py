"""Form drafts: what somebody typed and has not sent yet, kept apart from the file."""

"""People and rights: associations, users, dated roles, sessions."""

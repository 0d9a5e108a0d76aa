"""How requests come in and answers go out: the signed-in person, the guard at the doors, headers, units of work."""

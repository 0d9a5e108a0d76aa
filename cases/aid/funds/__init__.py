"""The funds that aid is paid from."""

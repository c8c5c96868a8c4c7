"""Django's backend for PostgreSQL, for a server that hangs (ENGINE in the settings)."""

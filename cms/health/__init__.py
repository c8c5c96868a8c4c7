"""How the site is: checks for probes and administrators, and mails about faults (docs/deploy.md)."""

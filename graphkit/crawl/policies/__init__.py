"""Which page to read next: small objects that see only the frontier."""

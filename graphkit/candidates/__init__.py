"""Features → parts → score → gates → evidence: who is worth a look, and why."""

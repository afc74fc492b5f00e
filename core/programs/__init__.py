"""Who has a site open, what they were at, and what they left behind."""

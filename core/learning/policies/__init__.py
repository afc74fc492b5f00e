"""Environments of policies: a chain of remedies for a spoilt face, and a camera that looks for one."""

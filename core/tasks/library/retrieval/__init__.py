"""Retrieval: which pictures of a folder are alike."""

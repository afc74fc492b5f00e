"""Training of the networks that Portico ships itself."""

"""Inside a network: what its layers see, and what its answers rest on."""

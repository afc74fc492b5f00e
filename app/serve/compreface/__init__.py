"""CompreFace's recognition API, for what speaks to that."""

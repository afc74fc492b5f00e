"""From pixels to an identity: detection, quality, alignment, embedding, fusion, matching."""

"""Recognition: what is on a picture, and where."""

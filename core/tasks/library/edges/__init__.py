"""Edges and lines in a picture, and how well they agree with what people draw."""

"""Making a picture brighter, clearer, smoother, and looking at it in other ways."""

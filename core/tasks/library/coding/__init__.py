"""Storing a picture in few bytes, and what that costs."""

"""Networks that make pictures: style, resolution, restoration."""

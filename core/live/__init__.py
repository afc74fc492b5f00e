"""Following people in front of a camera, until there is enough evidence to decide."""

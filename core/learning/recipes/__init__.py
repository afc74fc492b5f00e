"""The recipes of Learn, each a module that defines ``RECIPE``."""

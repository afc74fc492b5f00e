"""The tasks, one module for each, in packages named for their headings."""

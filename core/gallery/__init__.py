"""The enrolled people, their templates and the log: an SQL store and a search index beside it."""

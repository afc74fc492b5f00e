"""Every test here runs on SQLite and on PostgreSQL."""

from tests.stores import databases, empty_store, on_this_kind, pytest_generate_tests, site, store_kind

__all__ = ["databases", "empty_store", "on_this_kind", "pytest_generate_tests", "site", "store_kind"]

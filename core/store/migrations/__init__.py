"""Schema migrations, run by Alembic when a store of an older version is opened."""

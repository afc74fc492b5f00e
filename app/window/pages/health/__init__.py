"""Health: whether all is well, and where it is not, what to do."""

from app.window.pages.health.page import HealthPage as HealthPage

"""Trail: who did what when, and whether anybody has touched the record of it."""

from app.window.pages.trail.page import TrailPage as TrailPage

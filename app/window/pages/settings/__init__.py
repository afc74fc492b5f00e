"""Settings: what a site and its window can choose, who may use it, and backups."""

from app.window.pages.settings.page import SettingsPage as SettingsPage

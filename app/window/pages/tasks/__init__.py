"""Tasks: what else can be done with pictures."""

from app.window.pages.tasks.page import TasksPage as TasksPage

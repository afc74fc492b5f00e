"""Many people at once: from folders and lists into the gallery."""

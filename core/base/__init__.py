"""What every room stands on: files that survive a power cut, logs, places, words; nothing of faces or doors."""

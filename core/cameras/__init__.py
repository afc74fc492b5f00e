"""Where frames come from: webcams, files, folders and streams."""

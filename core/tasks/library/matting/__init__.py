"""Mattes: how much of each pixel the foreground covers, so that hair and fur come out of a picture whole."""

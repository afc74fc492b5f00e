"""Corners, keypoints, and what two pictures have in common."""

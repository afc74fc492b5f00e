"""Undoing what spoiled a picture: blur, noise, haze."""

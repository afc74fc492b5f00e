"""Faces and privacy: hiding faces, finding a person in a folder, photos and cards for badges."""

"""People in and out: enrolled at a camera, from pictures and lists; given out again; measured anew."""

"""Recognition, gallery, cameras and decisions. Knows nothing of Qt and nothing of ``app``."""

"""Presentation attack detection (ISO/IEC 30107-1): a live face, or a picture of one held before the camera?"""

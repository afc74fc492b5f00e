"""The command line. Commands import what they need when they run, so that ``portico --help`` answers at once."""

"""The other vision tasks: one file for each, found by the registry, run from the window and the command line alike."""

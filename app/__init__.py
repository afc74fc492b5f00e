"""Everything that shows and asks: the command line and the window. Decides nothing."""

"""How things were found before networks: cascades, histograms of gradients, sliding windows, binary patterns."""

"""Networks that make pictures, each a page with where it was published, and how they are taught by the one loop."""

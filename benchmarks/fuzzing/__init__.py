"""What is fuzzed: one module for each family of parsers, and what drives them."""

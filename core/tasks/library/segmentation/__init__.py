"""Pictures divided into parts, and things cut out of them."""

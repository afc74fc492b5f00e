"""Files of pictures as telephones and programs make them: what they are, which way is up, what colours they mean."""

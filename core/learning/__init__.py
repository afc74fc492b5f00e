"""Training in the program: recipes, what is learnt from, and runs that go on after they were stopped or killed."""

"""Learning what to do from what comes of it: an environment, and two ways to learn a policy for it."""

"""What goes wrong around a site, done to it on purpose."""

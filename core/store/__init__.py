"""What a site keeps: its database, sealed under its key, with accounts and the trail."""

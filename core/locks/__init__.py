"""What unlocks a door: a driver for each way, and recipes for devices that people have."""

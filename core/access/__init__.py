"""Access control: who may pass which door when, and why. Pure: no clock, no store, no door is touched here."""

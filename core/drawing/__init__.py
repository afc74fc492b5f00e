"""Pictures made of pictures and of numbers: contact sheets, and maps in colours."""

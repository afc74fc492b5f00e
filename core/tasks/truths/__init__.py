"""What results are measured by: reference pictures, masks, mattes, boundaries."""

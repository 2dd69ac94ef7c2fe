"""What screens, sheets and exports read."""

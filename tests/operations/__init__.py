"""What a user can have done."""

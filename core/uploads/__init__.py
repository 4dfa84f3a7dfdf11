"""What an uploaded file must be, and what is taken out of it, before it is kept."""

"""Who is quoted with what."""

"""Who is mentioned: names, roles, and who they are."""

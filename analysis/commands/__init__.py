"""The subcommands of `python -m analysis`, one module each."""

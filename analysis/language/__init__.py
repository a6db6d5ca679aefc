"""The German pipeline and what later stages may ask of its parse."""

"""Train the German pipeline: data conversion, configuration, assembly."""

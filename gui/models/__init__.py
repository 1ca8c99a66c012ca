"""Qt models over the engine's surface: columns, formats, filter and the table of orders."""

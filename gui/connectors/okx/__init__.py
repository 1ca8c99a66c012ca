"""OKX, API v5: algo orders listed by type, cancelled by id ten at a time; each row judged by its own code."""

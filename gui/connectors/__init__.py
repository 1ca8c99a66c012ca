"""Floor 2: the async connector layer; requests are frozen data, one file sends them, venues never import each other."""

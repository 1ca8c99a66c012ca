"""Floor 3: order store, poller, cancel service, pacing, proof and runs; it knows neither Qt nor an HTTP library."""

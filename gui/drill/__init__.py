"""The practice venues: aiohttp servers on loopback that speak the wire protocols of OKX and Binance."""

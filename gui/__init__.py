"""Algo Kill Switch: lists every open algo order at OKX and Binance, cancels them, and shows proof."""

__version__ = "0.1.0"

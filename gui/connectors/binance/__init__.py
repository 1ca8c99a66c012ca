"""Binance: TWAP and VP of SAPI, and the conditional orders of USDⓈ-M and COIN-M futures."""

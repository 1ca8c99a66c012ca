"""Floor 5: widgets; they emit signals, hold no logic and start no coroutine."""

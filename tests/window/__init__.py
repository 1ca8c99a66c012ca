"""The real program on a virtual screen, with a real pointer and keyboard."""

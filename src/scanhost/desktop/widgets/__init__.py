"""Small parts that more than one window is made of."""

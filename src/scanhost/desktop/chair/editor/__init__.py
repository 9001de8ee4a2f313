"""The page on which a chair writes packs of their own."""

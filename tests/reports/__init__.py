"""Reports of our own making: records that the archive grows by, and texts to find names, figures and days in."""

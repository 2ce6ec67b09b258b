"""Numbers in running text, in digits and in words, English and Arabic: each read whole or not at all."""

"""Files into records: found, read strictly, validated, edited in place, replaced whole."""

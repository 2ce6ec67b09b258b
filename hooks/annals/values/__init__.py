"""The values that records hold, each with its own text: dates, figures, ids, evidence."""

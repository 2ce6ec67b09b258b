"""The dialogue of `annals add`: a terminal, questions, what the answers give, and the questions of an article."""

"""The pages of the site and the files beside them."""

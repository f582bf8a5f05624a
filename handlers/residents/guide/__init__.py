"""The guide: walks a resident through any procedure, from the first question to the result in hand."""

"""Biên nhận: papers of residents in the hands of the ward, as officials see and move them."""

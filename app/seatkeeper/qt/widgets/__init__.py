"""Small typed widgets that several screens share."""

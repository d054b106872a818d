"""From the paths a person gives to bytes that are safe to parse."""

"""Who fits the brief: what an account writes about, and whom it names. Frames in, frames out."""

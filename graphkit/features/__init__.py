"""What is known of every author, each figure with how much it rests on. Frames in, frames out."""
